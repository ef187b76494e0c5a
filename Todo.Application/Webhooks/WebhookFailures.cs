using Todo.Application.Common;
using Todo.Domain.Webhooks;

namespace Todo.Application.Webhooks;

/// <summary>The expected failures of webhooks; another user's webhook is not found.</summary>
public static class WebhookFailures
{
    public static Failure NotFound => Failure.NotFound("webhook_not_found", "Webhook not found");

    public static Failure DeliveryNotFound => Failure.NotFound("delivery_not_found", "Delivery not found");

    public static Failure TooMany => Failure.Conflict("webhook_limit_reached", $"A user may have at most {Webhook.MaxPerUser} webhooks.");
}
