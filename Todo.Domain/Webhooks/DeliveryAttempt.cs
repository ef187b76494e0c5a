namespace Todo.Domain.Webhooks;

/// <summary>One try to deliver a message.</summary>
public sealed class DeliveryAttempt
{
    /// <summary>The longest <see cref="Error"/>, in UTF-16 units.</summary>
    public const int MaxErrorLength = 200;

    private DeliveryAttempt()
    {
    }

    public long Id { get; private set; }

    public long DeliveryId { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>The HTTP status of the answer; null without one.</summary>
    public int? Status { get; private set; }

    /// <summary>Why the try failed; null if it did not.</summary>
    public string? Error { get; private set; }

    public int DurationMs { get; private set; }

    public static DeliveryAttempt Record(long deliveryId, DateTimeOffset at, int? status, string? error, int durationMs) => new()
    {
        DeliveryId = deliveryId,
        At = at,
        Status = status,
        Error = error is { Length: > MaxErrorLength } ? error[..MaxErrorLength] : error,
        DurationMs = durationMs,
    };
}
