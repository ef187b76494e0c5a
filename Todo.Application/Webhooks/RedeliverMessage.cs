using MediatR;
using Todo.Application.Common;
using Todo.Domain;
using Todo.Domain.Webhooks;

namespace Todo.Application.Webhooks;

/// <summary>The signed-in user has a message sent again, also to an inactive webhook.</summary>
public sealed record RedeliverMessage(long WebhookId, long DeliveryId) : IRequest<Result<Unit>>;

internal sealed class RedeliverMessageHandler(
    IWebhookRepository webhooks, IDeliveryRepository deliveries, IUnitOfWork unitOfWork, ICurrentUser current, TimeProvider clock,
    DeliverySignal signal)
    : IRequestHandler<RedeliverMessage, Result<Unit>>
{
    /// <summary>Attempts that are kept. Without a limit, repeated redeliveries would make the list of attempts grow.</summary>
    private const int KeptAttempts = 20;

    public async Task<Result<Unit>> Handle(RedeliverMessage request, CancellationToken cancellationToken)
    {
        var due = await unitOfWork.ExecuteAsync(ct => RedeliverAsync(request, ct), cancellationToken);
        signal.Wake();
        return due;
    }

    private async Task<Result<Unit>> RedeliverAsync(RedeliverMessage request, CancellationToken cancellationToken)
    {
        var found = await webhooks.FindAsync(request.WebhookId, current.Id, cancellationToken);
        if (!found.TryGetValue(out var webhook, out var failure))
            return failure;
        var now = clock.Now();
        var since = now - WebhookDelivery.Lifetime;
        if (await deliveries.FindForChangeAsync(request.DeliveryId, webhook.Id, current.Id, since, cancellationToken) is not { } delivery)
            return WebhookFailures.DeliveryNotFound;
        delivery.Redeliver(now);
        await deliveries.DeleteOldAttemptsAsync(delivery, KeptAttempts, cancellationToken);
        return Unit.Value;
    }
}
