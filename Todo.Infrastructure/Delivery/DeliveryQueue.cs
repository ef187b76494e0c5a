namespace Todo.Infrastructure.Delivery;

/// <summary>
/// The webhooks that this instance serves, or the mails that it sends: each by a task of its own, so that a slow receiver delays none of the
/// others. Beyond the capacity, they take turns.
/// </summary>
/// <param name="capacity">How many are served at a time.</param>
/// <param name="serve">Serves one, and returns whether it has more to send.</param>
internal sealed class DeliveryQueue(int capacity, Func<long, Task<bool>> serve)
{
    private readonly Lock _lock = new();
    private readonly Queue<long> _waiting = new();

    /// <summary>Those that wait or are served; true if something was found for them meanwhile.</summary>
    private readonly Dictionary<long, bool> _known = [];
    private TaskCompletionSource? _idle;
    private int _served;

    /// <summary>Whether one waits for its turn.</summary>
    public bool HasWaiting
    {
        get
        {
            lock (_lock)
                return _waiting.Count > 0;
        }
    }

    /// <summary>Serves them, those already in the queue once more.</summary>
    public void Add(IEnumerable<long> ids)
    {
        lock (_lock)
        {
            foreach (var id in ids)
            {
                if (_known.TryAdd(id, false))
                    _waiting.Enqueue(id);
                else
                    _known[id] = true;
            }
        }
        Start();
    }

    /// <summary>Drops those that wait, and returns a task that ends when none is served any more.</summary>
    public Task StopAsync()
    {
        lock (_lock)
        {
            capacity = 0;
            _idle ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            if (_served == 0)
                _idle.TrySetResult();
            return _idle.Task;
        }
    }

    private void Start()
    {
        lock (_lock)
        {
            while (_served < capacity && _waiting.TryDequeue(out var id))
            {
                _served++;
                // What was found before this is served now.
                _known[id] = false;
                _ = Task.Run(() => ServeAsync(id));
            }
        }
    }

    private async Task ServeAsync(long id)
    {
        var hasMore = false;
        try
        {
            hasMore = await serve(id);
        }
        finally
        {
            lock (_lock)
            {
                _served--;
                if (_known.Remove(id, out var wasFound) && (hasMore || wasFound))
                {
                    _known.Add(id, false);
                    _waiting.Enqueue(id);
                }
                if (_served == 0)
                    _idle?.TrySetResult();
            }
            Start();
        }
    }
}
