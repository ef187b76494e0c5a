using Todo.Application.Throttling;
using Todo.Infrastructure.Database;

namespace Todo.Infrastructure.Throttling;

/// <summary>Deletes attempts that are older than the window.</summary>
internal sealed class OldAttempts : ICleanUpTask
{
    public Task<bool> CleanUpSomeAsync(TodoDbContext context, DateTimeOffset now, CancellationToken cancellationToken) =>
        context.Set<Attempt>().DeleteSomeAsync(attempt => attempt.At, now - AttemptKey.Window, cancellationToken);
}
