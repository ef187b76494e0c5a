using Todo.Infrastructure.Database;

namespace Todo.Infrastructure.Sessions;

/// <summary>Deletes expired and revoked sessions with their refresh tokens.</summary>
internal sealed class ExpiredSessions : ICleanUpTask
{
    public Task<bool> CleanUpSomeAsync(DatabaseSession session, DateTimeOffset now, CancellationToken cancellationToken) =>
        SessionRows.DeleteSomeAsync(
            session.Context,
            session.Context.Sessions.Where(session => session.ExpiresAt <= now).OrderBy(session => session.ExpiresAt).ThenBy(session => session.Id),
            cancellationToken);
}
