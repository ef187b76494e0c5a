using System.Runtime.CompilerServices;
using Todo.Application.Changes;
using Todo.Application.Common;
using Todo.Domain;

namespace Todo.Application.Events;

/// <summary>A stream of what changes of a user's lists and todos.</summary>
public sealed class EventFeed : IDisposable
{
    private const int MaxIds = 100;

    /// <summary>Between two events, so that many changes in a row are few events.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly IChangeRepository _changes;
    private readonly IEventSubscription _subscription;
    private readonly IDatabaseFaults _faults;
    private readonly TimeProvider _clock;
    private ChangeCursor _cursor;

    internal EventFeed(
        IChangeRepository changes, IEventSubscription subscription, IDatabaseFaults faults, TimeProvider clock, ChangeCursor cursor) =>
        (_changes, _subscription, _faults, _clock, _cursor) = (changes, subscription, faults, clock, cursor);

    /// <summary>Reads the events until the session ends or the database cannot be reached: the client connects again then.</summary>
    public async IAsyncEnumerable<StreamedEvent> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // What changed before the stream was open comes at once.
        var signals = EventSignals.Changed | EventSignals.Idle;
        while (true)
        {
            if (signals.HasFlag(EventSignals.SignedOut))
            {
                yield return new StreamedEvent.SignedOut();
                yield break;
            }
            if (signals.HasFlag(EventSignals.Idle))
                yield return new StreamedEvent.Idle();
            if (signals.HasFlag(EventSignals.Changed))
            {
                var (isRead, changed) = await TryReadChangesAsync(cancellationToken);
                if (!isRead)
                    yield break;
                if (changed is not null)
                {
                    yield return changed;
                    await Task.Delay(Pause, cancellationToken);
                }
                else if (!signals.HasFlag(EventSignals.Idle))
                {
                    // A signal counts as activity: something has to be sent, or the connection would be silent for longer.
                    yield return new StreamedEvent.Idle();
                }
            }
            signals = await _subscription.WaitAsync(cancellationToken);
        }
    }

    public void Dispose() => _subscription.Dispose();

    /// <returns>Whether the database could be reached, and the event, if there is one.</returns>
    private async Task<(bool IsRead, StreamedEvent.Changed? Changed)> TryReadChangesAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await _changes.FindLastNumberAsync(_cursor.UserId, cancellationToken) is not { } last || _cursor.Key == ChangeKey.EndOf(last))
                return (true, null);
            var ids = await _changes.ListIdsAsync(_cursor.UserId, _cursor.Key, last, MaxIds, cancellationToken);
            _cursor = _cursor.MoveTo(ChangeKey.EndOf(last), _clock.Now());
            var isNothing = ids is { Lists.Count: 0, Todos.Count: 0 };
            return (true, isNothing ? null : new(_cursor.ToString(), ids.Lists, ids.Todos, ids.HasMore));
        }
        catch (Exception exception) when (_faults.Classify(exception) == DatabaseFault.Unavailable)
        {
            return (false, null);
        }
    }
}
