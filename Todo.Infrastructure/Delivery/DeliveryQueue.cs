namespace Todo.Infrastructure.Delivery;

/// <summary>
/// The webhooks that this instance serves: each by a task of its own, so that a slow receiver holds up nobody else. Beyond the
/// capacity, they take turns.
/// </summary>
/// <param name="capacity">How many are served at a time.</param>
/// <param name="serve">Serves a webhook, and returns whether it has more to send.</param>
internal sealed class DeliveryQueue(int capacity, Func<long, Task<bool>> serve)
{
    private readonly Lock _lock = new();
    private readonly Queue<long> _waiting = new();

    /// <summary>Those that wait or are served; true if something was found for them meanwhile.</summary>
    private readonly Dictionary<long, bool> _known = [];
    private TaskCompletionSource? _idle;
    private int _served;

    /// <summary>Whether a webhook waits for its turn.</summary>
    public bool HasWaiting
    {
        get
        {
            lock (_lock)
                return _waiting.Count > 0;
        }
    }

    /// <summary>Serves the webhooks, those already in the queue once more.</summary>
    public void Add(IEnumerable<long> webhooks)
    {
        lock (_lock)
        {
            foreach (var webhook in webhooks)
            {
                if (_known.TryAdd(webhook, false))
                    _waiting.Enqueue(webhook);
                else
                    _known[webhook] = true;
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
            while (_served < capacity && _waiting.TryDequeue(out var webhook))
            {
                _served++;
                // What was found before this is served now.
                _known[webhook] = false;
                _ = Task.Run(() => ServeAsync(webhook));
            }
        }
    }

    private async Task ServeAsync(long webhook)
    {
        var hasMore = false;
        try
        {
            hasMore = await serve(webhook);
        }
        finally
        {
            lock (_lock)
            {
                _served--;
                if (_known.Remove(webhook, out var wasFound) && (hasMore || wasFound))
                {
                    _known.Add(webhook, false);
                    _waiting.Enqueue(webhook);
                }
                if (_served == 0)
                    _idle?.TrySetResult();
            }
            Start();
        }
    }
}
