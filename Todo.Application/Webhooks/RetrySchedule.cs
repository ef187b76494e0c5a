using Microsoft.Extensions.Options;

namespace Todo.Application.Webhooks;

/// <summary>When a failed delivery is tried again.</summary>
public sealed class RetrySchedule(IOptions<WebhookOptions> options)
{
    /// <summary>Each delay is changed by up to this share, so that messages that failed together do not come together again.</summary>
    private const double Spread = 0.2;

    private readonly IReadOnlyList<TimeSpan> _delays = options.Value.Delays;

    /// <summary>Returns the delay before the next try; null if there is none.</summary>
    /// <param name="tries">How many were made.</param>
    public TimeSpan? DelayAfter(int tries) =>
        tries < _delays.Count ? _delays[tries] * (1 - Spread + (2 * Spread * Random.Shared.NextDouble())) : null;
}
