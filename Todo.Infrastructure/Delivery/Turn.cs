using System.Globalization;
using Todo.Domain.Webhooks;

namespace Todo.Infrastructure.Delivery;

/// <summary>The receiver of a webhook, as it is when the lease is taken or renewed.</summary>
internal sealed record Target(
    long Id, long UserId, string Url, byte[] ProtectedSecret, byte[]? PreviousProtectedSecret, DateTimeOffset? PreviousSecretUntil,
    DateTimeOffset UpdatedAt);

/// <summary>A delivery that is due.</summary>
internal sealed record DueMessage(long Id, string MessageId, string Payload, int Tries, DateTimeOffset DueAt);

/// <summary>A message that may be sent now, because the lease of its webhook is held.</summary>
/// <param name="Target">Where to.</param>
/// <param name="Message">What.</param>
/// <param name="Later">The ids of further messages that are due, in their order.</param>
internal sealed record Turn(Target Target, DueMessage Message, IReadOnlyList<long> Later);

/// <summary>What follows a try.</summary>
/// <param name="Turn">The next message; null if none is to be sent now.</param>
/// <param name="HasLease">Whether this instance had the lease.</param>
/// <param name="IsDisabled">Whether the try has disabled the webhook.</param>
internal readonly record struct Advance(Turn? Turn, bool HasLease, bool IsDisabled);

/// <summary>A try, and what follows from it.</summary>
/// <param name="Turn">The receiver and the message.</param>
/// <param name="At">When it began.</param>
/// <param name="Result">What became of it; null if it was aborted and does not count.</param>
internal sealed record Attempt(Turn Turn, DateTimeOffset At, AttemptResult? Result)
{
    /// <summary>When the next try is due; null if there is none.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    public DeliveryState State => Result switch
    {
        { IsDelivered: true } => DeliveryState.Delivered,
        not null when NextAttemptAt is null => DeliveryState.Failed,
        _ => DeliveryState.Pending,
    };

    /// <summary>How many tries count after this one.</summary>
    public int Tries => Turn.Message.Tries + (Result is { IsUnsent: true } ? 0 : 1);

    /// <summary>Why the webhook is to be disabled after this try; null if it is not.</summary>
    public string? DisabledReason => State != DeliveryState.Failed
        ? null
        : Result!.IsGone
            ? "The receiver answered 410 Gone."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"A message could not be delivered in {Tries} tries. The last one failed with {Result.Error}{StatusText}.");

    private string StatusText => Result?.Status is { } status ? string.Create(CultureInfo.InvariantCulture, $" ({status})") : string.Empty;
}
