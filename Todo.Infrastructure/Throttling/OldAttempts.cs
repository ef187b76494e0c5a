using Microsoft.EntityFrameworkCore;
using Todo.Application.Throttling;
using Todo.Infrastructure.Database;

namespace Todo.Infrastructure.Throttling;

/// <summary>Deletes the attempts that have left the window.</summary>
internal sealed class OldAttempts : ICleanUpTask
{
    public Task CleanUpAsync(TodoDbContext context, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var since = now - AttemptKey.Window;
        return context.Set<Attempt>().Where(attempt => attempt.At <= since).ExecuteDeleteAsync(cancellationToken);
    }
}
