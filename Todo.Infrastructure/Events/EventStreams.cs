using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;
using Todo.Application.Common;
using Todo.Application.Events;
using Todo.Domain;
using Todo.Infrastructure.Database;

namespace Todo.Infrastructure.Events;

/// <summary>The open streams by user. What this instance commits wakes those of its user at once.</summary>
internal sealed class EventStreams(TimeProvider clock, IOptions<LimitsOptions> limits, TodoMetrics metrics) : IEventStreams, ICommitObserver
{
    private const int MaxOfUser = 10;

    private readonly ConcurrentDictionary<long, EventSubscription[]> _byUser = [];
    private int _count;

    /// <summary>The open streams.</summary>
    public IEnumerable<EventSubscription> All => _byUser.SelectMany(user => user.Value);

    public bool TryOpen(ICurrentUser user, [NotNullWhen(true)] out IEventSubscription? stream, [NotNullWhen(false)] out Failure? failure)
    {
        (stream, failure) = (null, EventFailures.TooManyOfInstance);
        if (Interlocked.Increment(ref _count) <= limits.Value.EventStreams)
            (stream, failure) = (Add(user), EventFailures.TooManyOfUser(MaxOfUser));
        if (stream is null)
        {
            Interlocked.Decrement(ref _count);
            return false;
        }
        failure = null;
        metrics.EventStreamOpened();
        return true;
    }

    public void Committed(UserChange change)
    {
        if (!_byUser.TryGetValue(change.UserId, out var streams))
            return;
        foreach (var stream in streams)
            stream.Signal(EventSignals.Changed);
    }

    /// <returns>Null if the user has too many.</returns>
    private EventSubscription? Add(ICurrentUser user)
    {
        var stream = new EventSubscription(user.Id, user.Credential, user.TokenExpiresAt, clock.Now(), Close);
        var streams = _byUser.AddOrUpdate(user.Id, [stream], (_, others) => others.Length < MaxOfUser ? [.. others, stream] : others);
        return streams.Contains(stream) ? stream : null;
    }

    private void Close(EventSubscription stream)
    {
        while (_byUser.TryGetValue(stream.UserId, out var streams) && streams.Contains(stream))
        {
            var rest = Array.FindAll(streams, other => other != stream);
            var isRemoved = rest.Length == 0
                ? _byUser.TryRemove(KeyValuePair.Create(stream.UserId, streams))
                : _byUser.TryUpdate(stream.UserId, rest, streams);
            if (!isRemoved)
                continue;
            Interlocked.Decrement(ref _count);
            metrics.EventStreamClosed();
        }
    }
}
