using Todo.Application.Sessions;
using Todo.Domain.Sessions;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.Sessions;

internal sealed class RefreshTokenRepository(DatabaseScope database, RefreshTokenStatements statements, SqlDialect dialect) : IRefreshTokenRepository
{
    public Task AddAsync(RefreshToken token, CancellationToken cancellationToken) =>
        database.Current.DeferAsync(
            statements.Table.Insert, reader => statements.Table.Assign(token, dialect.ReadInt64(reader, 0)), cancellationToken,
            statements.Table.InsertValues(token)).AsTask();

    public async Task<bool> TryUseAsync(byte[] hash, DateTimeOffset now, CancellationToken cancellationToken) =>
        await database.Current.ExecuteAsync(statements.Use, cancellationToken, dialect.Instant(now), hash) > 0;

    public Task<RefreshToken?> FindAsync(byte[] hash, CancellationToken cancellationToken) =>
        database.ReadAsync(
            (session, ct) => session.SingleAsync(statements.FindByHash, statements.Table.Read, ct, hash), cancellationToken).AsTask();

    public Task<bool> HasUsedSuccessorAsync(long id, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async (session, ct) => await session.ScalarAsync(statements.HasUsedSuccessor, ct, id, 1) is not null, cancellationToken).AsTask();

    public async Task RetireAsync(long id, CancellationToken cancellationToken)
    {
        var session = database.Current;
        if (await session.ExecuteAsync(statements.Delete, cancellationToken, id) == 0)
            await session.DeferAsync(statements.MarkRetired, cancellationToken, dialect.Instant(DateTimeOffset.UnixEpoch), id);
    }

    public async Task DeleteSurplusAsync(long sessionId, int kept, DateTimeOffset repeatableSince, CancellationToken cancellationToken)
    {
        var session = database.Current;
        if (await session.ScalarAsync(statements.FindSurplus, cancellationToken, sessionId, kept, 1) is { } newest)
            await session.DeferAsync(statements.DeleteSurplus, cancellationToken, sessionId, newest, dialect.Instant(repeatableSince));
    }
}
