using System.Net;
using Todo.Domain.Webhooks;

namespace Todo.Infrastructure.Delivery;

/// <summary>What became of a try.</summary>
/// <param name="Status">The status of the answer; null without one.</param>
/// <param name="Error">One of <see cref="AttemptErrors"/>; null if the message was delivered.</param>
/// <param name="Duration">How long it took.</param>
internal sealed record AttemptResult(int? Status, string? Error, TimeSpan Duration)
{
    public bool IsDelivered => Error is null;

    public bool IsGone => Error == AttemptErrors.Gone;

    /// <summary>Whether nothing was sent, by a fault of this server.</summary>
    public bool IsUnsent => Error == AttemptErrors.SecretUnreadable;

    public static AttemptResult Of(HttpStatusCode status, TimeSpan duration) => new((int)status, ErrorOf(status), duration);

    public static AttemptResult Of(Exception exception, TimeSpan duration) => new(null, ConnectionErrors.Of(exception), duration);

    public static AttemptResult TimedOut(TimeSpan duration) => new(null, AttemptErrors.Timeout, duration);

    private static string? ErrorOf(HttpStatusCode status) => (int)status switch
    {
        >= 200 and < 300 => null,
        >= 300 and < 400 => AttemptErrors.Redirect,
        410 => AttemptErrors.Gone,
        _ => AttemptErrors.UnexpectedStatus,
    };
}
