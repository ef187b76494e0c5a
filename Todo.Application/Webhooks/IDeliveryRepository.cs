using Todo.Domain.Webhooks;

namespace Todo.Application.Webhooks;

/// <summary>The deliveries. The owner is part of each statement.</summary>
public interface IDeliveryRepository
{
    /// <summary>A slice of the deliveries of a webhook, newest first.</summary>
    /// <param name="webhookId">The webhook.</param>
    /// <param name="userId">The owner.</param>
    /// <param name="since">Older deliveries are left out.</param>
    /// <param name="before">The slice begins after this delivery; null: with the newest.</param>
    /// <param name="take">The most deliveries in the slice, which may have fewer.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    Task<DeliverySlice> ListAsync(
        long webhookId, long userId, DateTimeOffset since, long? before, int take, CancellationToken cancellationToken);

    /// <summary>The number of deliveries that <see cref="ListAsync"/> gives in all slices together.</summary>
    Task<long> CountAsync(long webhookId, long userId, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Adds a delivery.</summary>
    void Add(WebhookDelivery delivery);

    /// <summary>Finds a delivery and locks it until the unit of work ends. What its methods change is saved with the commit.</summary>
    Task<WebhookDelivery?> FindForChangeAsync(long id, long webhookId, long userId, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Deletes all attempts of a delivery but the last ones.</summary>
    Task DeleteOldAttemptsAsync(WebhookDelivery delivery, int kept, CancellationToken cancellationToken);
}

/// <summary>A delivery with its attempts, oldest first, without what was sent.</summary>
public sealed record RecordedDelivery(
    long Id, string Type, DeliveryState State, DateTimeOffset CreatedAt, DateTimeOffset? NextAttemptAt, IReadOnlyList<DeliveryAttempt> Attempts);

/// <summary>Some deliveries, and whether there are more.</summary>
public sealed record DeliverySlice(IReadOnlyList<RecordedDelivery> Items, bool HasMore);
