using Todo.Application.Sessions;
using Todo.Domain.Sessions;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.Sessions;

internal sealed class SessionRepository(DatabaseScope database, SessionStatements statements, SqlDialect dialect) : ISessionRepository
{
    private object Revoked => dialect.Instant(Session.Revoked);

    public async Task AddAsync(Session session, CancellationToken cancellationToken)
    {
        var connected = database.Current;
        var id = await connected.ScalarAsync(statements.Table.Insert, cancellationToken, statements.Table.InsertValues(session));
        statements.Table.Assign(session, (long)id!);
        connected.Track(statements.Table, session);
    }

    public Task<Session?> FindAsync(long id, CancellationToken cancellationToken) =>
        database.ReadAsync(
            (connected, ct) => connected.SingleAsync(statements.Table.Find, statements.Table.Read, ct, id), cancellationToken).AsTask();

    public async Task<Session?> FindForChangeAsync(long id, CancellationToken cancellationToken)
    {
        var connected = database.Current;
        var found = await connected.SingleAsync(statements.Table.FindForChange, statements.Table.Read, cancellationToken, id);
        return found is null ? null : connected.Track(statements.Table, found);
    }

    public Task<IReadOnlyList<Session>> ListActiveAsync(long userId, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<Session>>(
            async (connected, ct) => await connected.ListAsync(
                statements.ListActive, statements.Table.Read, ct, userId, dialect.Instant(now)),
            cancellationToken).AsTask();

    public async Task<bool> RevokeAsync(long id, long userId, CancellationToken cancellationToken) =>
        await database.Current.ExecuteAsync(statements.Revoke, cancellationToken, Revoked, userId, id) > 0;

    public Task RevokeOthersAsync(long userId, long keptId, CancellationToken cancellationToken) =>
        database.Current.DeferAsync(statements.RevokeOthers, cancellationToken, Revoked, userId, keptId).AsTask();

    public Task RevokeAllAsync(long userId, CancellationToken cancellationToken) =>
        database.Current.DeferAsync(statements.RevokeAll, cancellationToken, Revoked, userId).AsTask();

    public Task RevokeSurplusAsync(long userId, int kept, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.Current.DeferAsync(
            statements.RevokeSurplus, cancellationToken, Revoked, userId, dialect.Instant(now), kept, CleanUp.BatchSize).AsTask();
}
