namespace Todo.Application.Common;

/// <summary>
/// Wakes background work of this instance when one of its transactions has recorded something to do. Without it, the work looks once a
/// second.
/// </summary>
public abstract class Signal
{
    private TaskCompletionSource _woken = Create();

    /// <summary>Call it after the commit.</summary>
    public void Wake() => Volatile.Read(ref _woken).TrySetResult();

    /// <summary>Returns a task that ends at the next call of <see cref="Wake"/>.</summary>
    public Task Next()
    {
        if (Volatile.Read(ref _woken).Task.IsCompleted)
            Volatile.Write(ref _woken, Create());
        return _woken.Task;
    }

    private static TaskCompletionSource Create() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
