namespace Todo.Domain.Webhooks;

/// <summary>One message to one webhook.</summary>
public sealed class WebhookDelivery
{
    /// <summary>The type of a test message.</summary>
    public const string Ping = "ping";

    /// <summary>The longest <see cref="Type"/>.</summary>
    public const int MaxTypeLength = 20;

    /// <summary>The longest <see cref="MessageId"/>.</summary>
    public const int MaxMessageIdLength = 40;

    /// <summary>How long deliveries are kept.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    private WebhookDelivery(string messageId, string type, string payload)
    {
        MessageId = messageId;
        Type = type;
        Payload = payload;
    }

    /// <summary>Assigned by the database, never twice.</summary>
    public long Id { get; private set; }

    public long WebhookId { get; private set; }

    /// <summary>The owner of the webhook.</summary>
    public long UserId { get; private set; }

    /// <summary>The same on every try, and for every webhook that gets the message.</summary>
    public string MessageId { get; private set; }

    /// <summary>The name of the event, or <see cref="Ping"/>.</summary>
    public string Type { get; private set; }

    /// <summary>The body as it is signed and sent.</summary>
    public string Payload { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DeliveryState State { get; private set; }

    /// <summary>When the next try is due; null unless the delivery is pending.</summary>
    public DateTimeOffset? NextAttemptAt { get; private set; }

    /// <summary>The number of tries since the message was recorded, or last redelivered.</summary>
    public int Tries { get; private set; }

    /// <summary>Whether the user asked for this delivery, so that it is sent even if the webhook is inactive.</summary>
    public bool IsManual { get; private set; }

    /// <summary>Creates a test message.</summary>
    public static WebhookDelivery CreatePing(Webhook webhook, string payload, DateTimeOffset now) =>
        new(NewMessageId(now), Ping, payload)
        {
            WebhookId = webhook.Id,
            UserId = webhook.UserId,
            CreatedAt = now,
            NextAttemptAt = now,
            IsManual = true,
        };

    public static string NewMessageId(DateTimeOffset now) => $"msg_{Guid.CreateVersion7(now):N}";

    /// <summary>Sends the message again, whatever became of it before.</summary>
    public void Redeliver(DateTimeOffset now) => (State, NextAttemptAt, Tries, IsManual) = (DeliveryState.Pending, now, 0, true);
}

/// <summary>What has become of a message. The values are stored.</summary>
public enum DeliveryState
{
    Pending = 0,
    Delivered = 1,
    Failed = 2,
}
