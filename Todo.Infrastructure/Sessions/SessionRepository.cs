using Microsoft.EntityFrameworkCore;
using Todo.Application.Sessions;
using Todo.Domain.Sessions;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.Sessions;

internal sealed class SessionRepository(DatabaseScope database, SqlDialect dialect) : ISessionRepository
{
    public async Task AddAsync(Session session, CancellationToken cancellationToken)
    {
        var context = database.Current.Context;
        context.Sessions.Add(session);
        await context.SaveChangesAsync(cancellationToken);
    }

    public Task<Session?> FindAsync(long id, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async (connected, ct) => await connected.Context.Sessions.FirstOrDefaultAsync(session => session.Id == id, ct),
            cancellationToken).AsTask();

    public Task<Session?> FindForChangeAsync(long id, CancellationToken cancellationToken) =>
        database.Current.Context.FindForChangeAsync<Session>(dialect, id, cancellationToken);

    public Task<IReadOnlyList<Session>> ListActiveAsync(long userId, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<Session>>(
            async (connected, ct) => await Active(connected.Context, userId, now).AsNoTracking().OrderBy(session => session.Id).ToListAsync(ct),
            cancellationToken).AsTask();

    public async Task<bool> RevokeAsync(long id, long userId, CancellationToken cancellationToken) =>
        await RevokeAsync(database.Current.Context.Sessions.Where(session => session.Id == id && session.UserId == userId), cancellationToken) > 0;

    public Task RevokeOthersAsync(long userId, long keptId, CancellationToken cancellationToken) =>
        RevokeAsync(database.Current.Context.Sessions.Where(session => session.UserId == userId && session.Id != keptId), cancellationToken);

    public Task RevokeAllAsync(long userId, CancellationToken cancellationToken) =>
        RevokeAsync(database.Current.Context.Sessions.Where(session => session.UserId == userId), cancellationToken);

    public async Task RevokeSurplusAsync(long userId, int kept, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var context = database.Current.Context;
        var surplus = await Active(context, userId, now)
            .OrderByDescending(session => session.LastUsedAt)
            .ThenByDescending(session => session.Id)
            .Select(session => session.Id)
            .Skip(kept)
            .Take(CleanUp.BatchSize)
            .ToListAsync(cancellationToken);
        if (surplus.Count > 0)
            await RevokeAsync(context.Sessions.Where(session => session.UserId == userId && surplus.Contains(session.Id)), cancellationToken);
    }

    private static IQueryable<Session> Active(TodoDbContext context, long userId, DateTimeOffset now) =>
        context.Sessions.Where(session => session.UserId == userId && session.ExpiresAt > now);

    /// <summary>Leaves the refresh tokens, of which there may be many: without an active session they are useless.</summary>
    private static Task<int> RevokeAsync(IQueryable<Session> sessions, CancellationToken cancellationToken) =>
        sessions.Where(session => session.ExpiresAt != Session.Revoked)
            .ExecuteUpdateAsync(session => session.SetProperty(revoked => revoked.ExpiresAt, Session.Revoked), cancellationToken);
}
