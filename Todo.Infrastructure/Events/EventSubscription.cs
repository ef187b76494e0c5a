using Todo.Application.Common;
using Todo.Application.Events;

namespace Todo.Infrastructure.Events;

/// <summary>An open stream. Signals that come while it is busy are kept, each once.</summary>
internal sealed class EventSubscription(long userId, Credential credential, DateTimeOffset tokenExpiresAt, DateTimeOffset now, Action<EventSubscription> close)
    : IEventSubscription
{
    private readonly SemaphoreSlim _signaled = new(0, 1);
    private int _signals;

    public long UserId => userId;

    /// <summary>What the stream was opened with.</summary>
    public Credential Credential => credential;

    public DateTimeOffset TokenExpiresAt => tokenExpiresAt;

    /// <summary>The number of the last change that the stream was told of.</summary>
    public long LastNumber { get; set; }

    /// <summary>When the stream last had something to send.</summary>
    public DateTimeOffset LastActive { get; set; } = now;

    public void Signal(EventSignals signals)
    {
        if (Interlocked.Or(ref _signals, (int)signals) != 0)
            return;
        _signaled.Release();
    }

    public async ValueTask<EventSignals> WaitAsync(CancellationToken cancellationToken)
    {
        await _signaled.WaitAsync(cancellationToken);
        return (EventSignals)Interlocked.Exchange(ref _signals, 0);
    }

    public void Dispose() => close(this);
}
