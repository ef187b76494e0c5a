using Todo.Application.Common;

namespace Todo.Application.Throttling;

/// <summary>Runs password attempts. Each counts as failed from before it starts until it succeeds or is released.</summary>
internal sealed class CountedAttempts(IAttemptThrottle throttle, IUnitOfWork unitOfWork)
{
    /// <summary>How long a release may delay the response while the database is busy.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Runs an attempt unless too many have failed. A wrong password stays counted. An attempt without a verdict (the client
    /// disconnected, the deadline passed, the server is busy, another limit is reached, the second factor is missing) is released, and a
    /// successful attempt releases itself.
    /// </summary>
    public async Task<Result<T>> RunAsync<T>(
        AttemptKey key, Func<AttemptTicket, Task<Result<T>>> attempt, CancellationToken cancellationToken)
    {
        var ticket = await throttle.BeginAsync(key, cancellationToken);
        if (ticket.RetryAfter is { } wait)
            return ThrottlingFailures.TooManyAttempts(wait);
        try
        {
            var result = await attempt(ticket);
            if (result.Failure?.Kind is FailureKind.Unavailable or FailureKind.Throttled or FailureKind.Incomplete)
                await ReleaseAsync(ticket);
            return result;
        }
        catch (Exception)
        {
            await TryReleaseAsync(ticket);
            throw;
        }
    }

    /// <summary>Does not use the request's cancellation token: a client that disconnects must not leave a failure in the count.</summary>
    public async Task ReleaseAsync(AttemptTicket ticket)
    {
        using var patience = new CancellationTokenSource(Patience);
        await unitOfWork.ExecuteAsync(ct => throttle.ReleaseAsync(ticket, ct), patience.Token);
    }

    private async Task TryReleaseAsync(AttemptTicket ticket)
    {
        try
        {
            await ReleaseAsync(ticket);
        }
        catch (Exception)
        {
            // The first exception is the relevant one. The attempt stops counting when the window ends.
        }
    }
}
