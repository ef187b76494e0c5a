using Microsoft.EntityFrameworkCore;
using Todo.Application.Webhooks;
using Todo.Domain.Webhooks;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.Webhooks;

internal sealed class DeliveryRepository(DatabaseScope database, SqlDialect dialect) : IDeliveryRepository
{
    /// <summary>The number of attempts at which a slice ends: less than 1 MiB of JSON.</summary>
    private const int MaxSliceAttempts = 2000;

    public Task<DeliverySlice> ListAsync(
        long webhookId, long userId, DateTimeOffset since, long? before, int take, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async (session, ct) =>
            {
                var deliveries = Of(session.Context, webhookId, userId, since);
                if (before is { } end)
                    deliveries = deliveries.Where(delivery => delivery.Id < end);
                // One more than asked for tells whether there are more.
                var rows = await deliveries.OrderByDescending(delivery => delivery.Id).Take(take + 1)
                    .Select(delivery => new RecordedDelivery(
                        delivery.Id, delivery.Type, delivery.State, delivery.CreatedAt, delivery.NextAttemptAt, Array.Empty<DeliveryAttempt>()))
                    .ToListAsync(ct);
                var items = rows.Take(take).ToList();
                if (items.Count == 0)
                    return new DeliverySlice(items, HasMore: false);
                var attempts = await AttemptsAsync(session.Context, webhookId, userId, items[^1].Id, items[0].Id, ct);
                var fitting = Fitting(items, attempts);
                return new DeliverySlice(fitting, fitting.Count < rows.Count);
            },
            cancellationToken).AsTask();

    public Task<long> CountAsync(long webhookId, long userId, DateTimeOffset since, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async (session, ct) => await Of(session.Context, webhookId, userId, since).LongCountAsync(ct), cancellationToken).AsTask();

    public void Add(WebhookDelivery delivery) => database.Current.Context.Add(delivery);

    public async Task<WebhookDelivery?> FindForChangeAsync(
        long id, long webhookId, long userId, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var delivery = await database.Current.Context.FindForChangeAsync<WebhookDelivery>(dialect, id, userId, cancellationToken);
        return delivery?.WebhookId == webhookId && delivery.CreatedAt > since ? delivery : null;
    }

    public Task DeleteOldAttemptsAsync(WebhookDelivery delivery, int kept, CancellationToken cancellationToken)
    {
        var context = database.Current.Context;
        return context.Set<DeliveryAttempt>()
            .Where(attempt => attempt.DeliveryId == delivery.Id
                && context.Set<WebhookDelivery>().Any(own => own.Id == delivery.Id && own.UserId == delivery.UserId))
            .OrderByDescending(attempt => attempt.Id).Skip(kept)
            .ExecuteDeleteAsync(cancellationToken);
    }

    private static IQueryable<WebhookDelivery> Of(TodoDbContext context, long webhookId, long userId, DateTimeOffset since) =>
        context.Set<WebhookDelivery>()
            .Where(delivery => delivery.WebhookId == webhookId && delivery.UserId == userId && delivery.CreatedAt > since);

    private static async Task<ILookup<long, DeliveryAttempt>> AttemptsAsync(
        TodoDbContext context, long webhookId, long userId, long first, long last, CancellationToken cancellationToken)
    {
        var deliveries = context.Set<WebhookDelivery>()
            .Where(delivery => delivery.WebhookId == webhookId && delivery.UserId == userId && delivery.Id >= first && delivery.Id <= last);
        var attempts = await context.Set<DeliveryAttempt>().AsNoTracking()
            .Join(deliveries, attempt => attempt.DeliveryId, delivery => delivery.Id, (attempt, _) => attempt)
            .OrderBy(attempt => attempt.Id)
            .ToListAsync(cancellationToken);
        return attempts.ToLookup(attempt => attempt.DeliveryId);
    }

    /// <summary>The first deliveries with their attempts, as many as fit, but at least one.</summary>
    private static List<RecordedDelivery> Fitting(IEnumerable<RecordedDelivery> items, ILookup<long, DeliveryAttempt> attempts)
    {
        var fitting = new List<RecordedDelivery>();
        var count = 0;
        foreach (var item in items)
        {
            var own = attempts[item.Id].ToArray();
            count += own.Length;
            if (count > MaxSliceAttempts && fitting.Count > 0)
                break;
            fitting.Add(item with { Attempts = own });
        }
        return fitting;
    }
}
