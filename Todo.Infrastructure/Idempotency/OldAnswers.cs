using Todo.Application.Idempotency;
using Todo.Infrastructure.Database;

namespace Todo.Infrastructure.Idempotency;

/// <summary>Deletes stored responses that are older than the lifetime of their keys.</summary>
internal sealed class OldAnswers : ICleanUpTask
{
    public Task<bool> CleanUpSomeAsync(DatabaseSession session, DateTimeOffset now, CancellationToken cancellationToken) =>
        session.Context.Set<IdempotencyRecord>().DeleteSomeAsync(record => record.CreatedAt, now - IdempotencyKey.Lifetime, cancellationToken);
}
