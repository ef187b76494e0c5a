using Microsoft.EntityFrameworkCore;
using Todo.Application.Sessions;
using Todo.Domain.Sessions;
using Todo.Infrastructure.Database;

namespace Todo.Infrastructure.Sessions;

internal sealed class SessionRepository(TodoDbContext context) : ISessionRepository
{
    public async Task AddAsync(Session session, CancellationToken cancellationToken)
    {
        context.Sessions.Add(session);
        await context.SaveChangesAsync(cancellationToken);
    }

    public Task<Session?> FindAsync(long id, CancellationToken cancellationToken) =>
        context.Sessions.FirstOrDefaultAsync(session => session.Id == id, cancellationToken);

    public async Task<IReadOnlyList<Session>> ListLivingAsync(long userId, DateTimeOffset now, CancellationToken cancellationToken) =>
        await context.Sessions.AsNoTracking()
            .Where(session => session.UserId == userId && session.ExpiresAt > now)
            .OrderBy(session => session.Id)
            .ToListAsync(cancellationToken);

    public async Task<bool> EndAsync(long id, long userId, CancellationToken cancellationToken) =>
        await context.Database.ExecuteSqlInterpolatedAsync(
            $"DELETE FROM sessions WHERE id = {id} AND user_id = {userId}", cancellationToken) > 0;

    public Task EndOthersAsync(long userId, long keptId, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlInterpolatedAsync(
            $"DELETE FROM sessions WHERE user_id = {userId} AND id <> {keptId}", cancellationToken);
}
