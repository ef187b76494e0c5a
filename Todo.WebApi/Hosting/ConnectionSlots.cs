using Microsoft.AspNetCore.Connections;

namespace Todo.WebApi.Hosting;

/// <summary>
/// The slots that connections take. If none is free, the connection that has been without a request for the longest time is closed:
/// otherwise, clients that only connect would keep out all others.
/// </summary>
internal sealed class ConnectionSlots(int count) : IDisposable
{
    /// <summary>The time that a client has for its next request, even if no slot is free.</summary>
    private const int MinIdleMilliseconds = 1000;

    /// <summary>The time after which to look for another idle connection.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly SemaphoreSlim _free = new(count);
    private readonly HashSet<BoundedConnection> _open = [];

    /// <summary>Takes a slot, and waits until there is one.</summary>
    public async ValueTask TakeAsync(CancellationToken cancellationToken)
    {
        for (var wait = TimeSpan.Zero; !await _free.WaitAsync(wait, cancellationToken); wait = Pause)
            LongestIdle()?.TryClose();
    }

    /// <summary>Fills a slot that was taken.</summary>
    public BoundedConnection Fill(ConnectionContext connection)
    {
        var bounded = new BoundedConnection(connection, this);
        lock (_open)
            _open.Add(bounded);
        return bounded;
    }

    /// <summary>Frees the slot of a connection whose socket is closed.</summary>
    public void Free(BoundedConnection connection)
    {
        bool wasOpen;
        lock (_open)
            wasOpen = _open.Remove(connection);
        if (wasOpen)
            Free();
    }

    /// <summary>Frees a slot that was not filled.</summary>
    public void Free() => _free.Release();

    public void Dispose() => _free.Dispose();

    private BoundedConnection? LongestIdle()
    {
        var (longest, since) = ((BoundedConnection?)null, Environment.TickCount64 - MinIdleMilliseconds);
        lock (_open)
        {
            foreach (var connection in _open)
            {
                if (connection.IdleSince is { } idleSince && idleSince <= since)
                    (longest, since) = (connection, idleSince);
            }
        }
        return longest;
    }
}
