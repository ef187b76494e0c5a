using MediatR;
using Todo.Application.Common;
using Todo.Domain;
using Todo.Domain.Webhooks;

namespace Todo.Application.Webhooks;

/// <summary>The signed-in user sends a test message, also to an inactive webhook.</summary>
public sealed record PingWebhook(long Id) : IRequest<Result<Unit>>;

internal sealed class PingWebhookHandler(
    IWebhookRepository webhooks, IDeliveryRepository deliveries, IUnitOfWork unitOfWork, ICurrentUser current, WebhookMessages messages,
    TimeProvider clock, DeliverySignal signal)
    : IRequestHandler<PingWebhook, Result<Unit>>
{
    public async Task<Result<Unit>> Handle(PingWebhook request, CancellationToken cancellationToken)
    {
        var recorded = await unitOfWork.ExecuteAsync(ct => RecordAsync(request, ct), cancellationToken);
        signal.Wake();
        return recorded;
    }

    private async Task<Result<Unit>> RecordAsync(PingWebhook request, CancellationToken cancellationToken)
    {
        var found = await webhooks.FindAsync(request.Id, current.Id, cancellationToken);
        if (!found.TryGetValue(out var webhook, out var failure))
            return failure;
        var now = clock.Now();
        deliveries.Add(WebhookDelivery.CreatePing(webhook, messages.Ping(now), now));
        return Unit.Value;
    }
}
