using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Todo.Application.Common;
using Todo.Application.Events;
using Todo.Domain;
using Todo.Domain.PersonalTokens;
using Todo.Infrastructure.Database;

namespace Todo.Infrastructure.Events;

/// <summary>
/// Asks once a second what other instances have committed and which sessions and personal tokens have ended: in one statement for all
/// streams of sessions, and in one for those of personal tokens.
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
            var isActive = numbers is null || numbers.TryGetValue(stream.Credential, out number);
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

    /// <summary>The number of the user's last change, by what is still valid; null if the database cannot be asked.</summary>
    private async Task<Dictionary<Credential, long>?> TryFindNumbersAsync(
        List<EventSubscription> open, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ids = open.Select(stream => stream.Credential).Distinct().ToLookup(credential => credential.Kind, credential => credential.Id);
        try
        {
            var numbers = await runner.ReadAsync((session, ct) => FindNumbersAsync(session.Context, ids, now, ct), cancellationToken);
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

    private static async ValueTask<Dictionary<Credential, long>> FindNumbersAsync(
        TodoDbContext context, ILookup<CredentialKind, long> ids, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var numbers = new Dictionary<Credential, long>();
        foreach (var kind in ids)
        {
            long[] some = [.. kind];
            var owners = kind.Key == CredentialKind.Session
                ? context.Sessions.Where(one => EF.Parameter(some).Contains(one.Id) && one.ExpiresAt > now).Select(one => new { one.Id, one.UserId })
                : context.Set<PersonalToken>().Where(one => EF.Parameter(some).Contains(one.Id) && one.ExpiresAt > now)
                    .Select(one => new { one.Id, one.UserId });
            var found = await owners.Join(context.Users, one => one.UserId, user => user.Id, (one, user) => new { one.Id, user.ChangeSeq })
                .ToListAsync(cancellationToken);
            found.ForEach(one => numbers.Add(new(kind.Key, one.Id), one.ChangeSeq));
        }
        return numbers;
    }

    [LoggerMessage(1210, LogLevel.Warning, "The event streams cannot be brought up to date; trying again every second")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
