using Todo.Application.Common;

namespace Todo.Application.Throttling;

/// <summary>Runs password attempts. Each counts as failed from before it begins until it proves to be none.</summary>
internal sealed class CountedAttempts(IAttemptThrottle throttle, IUnitOfWork unitOfWork)
{
    /// <summary>How long a release may hold up the answer while the database is busy.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Runs an attempt unless too many have failed. A wrong password stays counted. An attempt that comes to no result (the client
    /// hung up, the deadline passed, the server is busy) is released, and one that succeeds releases itself.
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
            if (result.Failure?.Kind == FailureKind.Unavailable)
                await ReleaseAsync(ticket);
            return result;
        }
        catch (Exception)
        {
            await TryReleaseAsync(ticket);
            throw;
        }
    }

    /// <summary>Not with the token of the request: a client that has gone must not lose a place in the count.</summary>
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
            // The first exception says what is wrong; the attempt leaves the window by itself.
        }
    }
}
