using Todo.Infrastructure.Database;

namespace Todo.Infrastructure.Sessions;

/// <summary>Deletes expired and revoked sessions with their refresh tokens.</summary>
internal sealed class ExpiredSessions : ICleanUpTask
{
    public Task<bool> CleanUpSomeAsync(TodoDbContext context, DateTimeOffset now, CancellationToken cancellationToken) =>
        SessionRows.DeleteSomeAsync(
            context,
            context.Sessions.Where(session => session.ExpiresAt <= now).OrderBy(session => session.ExpiresAt).ThenBy(session => session.Id),
            cancellationToken);
}
