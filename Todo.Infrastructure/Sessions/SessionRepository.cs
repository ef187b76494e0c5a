using Microsoft.EntityFrameworkCore;
using Todo.Application.Sessions;
using Todo.Domain.Sessions;
using Todo.Infrastructure.Database;

namespace Todo.Infrastructure.Sessions;

internal sealed class SessionRepository(DatabaseScope database) : ISessionRepository
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

    public Task<IReadOnlyList<Session>> ListActiveAsync(long userId, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<Session>>(
            async (connected, ct) => await connected.Context.Sessions.AsNoTracking()
                .Where(session => session.UserId == userId && session.ExpiresAt > now)
                .OrderBy(session => session.Id)
                .ToListAsync(ct),
            cancellationToken).AsTask();

    public async Task<bool> RevokeAsync(long id, long userId, CancellationToken cancellationToken) =>
        await database.Current.Context.Sessions
            .Where(session => session.Id == id && session.UserId == userId)
            .ExecuteDeleteAsync(cancellationToken) > 0;

    public Task RevokeOthersAsync(long userId, long keptId, CancellationToken cancellationToken) =>
        database.Current.Context.Sessions
            .Where(session => session.UserId == userId && session.Id != keptId)
            .ExecuteDeleteAsync(cancellationToken);
}
