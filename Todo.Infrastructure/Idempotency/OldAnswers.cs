using Microsoft.EntityFrameworkCore;
using Todo.Application.Idempotency;
using Todo.Infrastructure.Database;

namespace Todo.Infrastructure.Idempotency;

/// <summary>Deletes the answers that no repeat gets any more.</summary>
internal sealed class OldAnswers : ICleanUpTask
{
    public Task CleanUpAsync(TodoDbContext context, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var since = now - IdempotencyKey.Lifetime;
        return context.Set<IdempotencyRecord>().Where(record => record.CreatedAt <= since).ExecuteDeleteAsync(cancellationToken);
    }
}
