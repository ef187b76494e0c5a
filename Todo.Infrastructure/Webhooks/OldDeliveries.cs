using Microsoft.EntityFrameworkCore;
using Todo.Domain.Webhooks;
using Todo.Infrastructure.Database;

namespace Todo.Infrastructure.Webhooks;

/// <summary>Deletes deliveries that are older than their lifetime, with their attempts.</summary>
internal sealed class OldDeliveries : ICleanUpTask
{
    /// <summary>Ids grow with time, so the oldest are the first, without an index by time, except for a few that are out of order.</summary>
    public async Task<bool> CleanUpSomeAsync(DatabaseSession session, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var until = now - WebhookDelivery.Lifetime;
        var deliveries = session.Context.Set<WebhookDelivery>();
        var first = await deliveries.OrderBy(delivery => delivery.Id).Select(delivery => delivery.Id).Take(CleanUp.BatchSize).ToListAsync(cancellationToken);
        if (first.Count == 0)
            return false;
        var last = first[^1];
        var deleted = await deliveries.Where(delivery => delivery.Id <= last && delivery.CreatedAt <= until).ExecuteDeleteAsync(cancellationToken);
        return deleted > 0 && first.Count == CleanUp.BatchSize;
    }
}
