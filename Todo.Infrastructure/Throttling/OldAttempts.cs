using Todo.Application.Throttling;
using Todo.Infrastructure.Database;

namespace Todo.Infrastructure.Throttling;

/// <summary>Deletes attempts that are older than the window.</summary>
internal sealed class OldAttempts : ICleanUpTask
{
    public Task<bool> CleanUpSomeAsync(DatabaseSession session, DateTimeOffset now, CancellationToken cancellationToken) =>
        session.Context.Set<Attempt>().DeleteSomeAsync(attempt => attempt.At, now - AttemptKey.Window, cancellationToken);
}
