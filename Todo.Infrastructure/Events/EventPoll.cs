using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Todo.Application.Events;
using Todo.Domain;
using Todo.Infrastructure.Database;

namespace Todo.Infrastructure.Events;

/// <summary>
/// Asks once a second, in one statement for all streams, what other instances have committed and which sessions have ended.
/// </summary>
internal sealed partial class EventPoll(EventStreams streams, ISessionRunner runner, TimeProvider clock, ILogger<EventPoll> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>With two intervals, less than the 15 seconds after which a silent connection may be given up.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(11);

    private bool _isFailing;

    /// <summary>Wakes the streams that have something to send.</summary>
    internal async Task PollAsync(CancellationToken cancellationToken)
    {
        var open = streams.All.ToList();
        if (open.Count == 0)
            return;
        var now = clock.Now();
        var numbers = await TryFindNumbersAsync(open, now, cancellationToken);
        foreach (var stream in open)
        {
            var number = stream.LastNumber;
            var isActive = numbers is null || numbers.TryGetValue(stream.SessionId, out number);
            var signals = EventSignals.None;
            if (!isActive || stream.TokenExpiresAt <= now)
                signals |= EventSignals.SignedOut;
            else if (number != stream.LastNumber)
                signals |= EventSignals.Changed;
            if (now - stream.LastActive >= Silence)
                signals |= EventSignals.Idle;
            if (signals == EventSignals.None)
                continue;
            stream.LastNumber = number;
            stream.LastActive = now;
            stream.Signal(signals);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await PollAsync(stoppingToken);
    }

    /// <summary>The number of the user's last change, by active session; null if the database cannot be asked.</summary>
    private async Task<Dictionary<long, long>?> TryFindNumbersAsync(
        List<EventSubscription> open, DateTimeOffset now, CancellationToken cancellationToken)
    {
        long[] sessionIds = [.. open.Select(stream => stream.SessionId).Distinct()];
        try
        {
            var numbers = await runner.ReadAsync(
                async (session, ct) => await session.Context.Sessions
                    .Where(one => EF.Parameter(sessionIds).Contains(one.Id) && one.ExpiresAt > now)
                    .Join(session.Context.Users, one => one.UserId, user => user.Id, (one, user) => new { one.Id, user.ChangeSeq })
                    .ToDictionaryAsync(one => one.Id, one => one.ChangeSeq, ct),
                cancellationToken);
            _isFailing = false;
            return numbers;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            if (!_isFailing)
                LogFailed(logger, exception);
            _isFailing = true;
            return null;
        }
    }

    [LoggerMessage(1210, LogLevel.Warning, "The event streams cannot be brought up to date; trying again every second")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
