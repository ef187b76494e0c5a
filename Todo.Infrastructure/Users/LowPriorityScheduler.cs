using System.Runtime.InteropServices;

namespace Todo.Infrastructure.Users;

/// <summary>
/// Threads of its own that give way: they compute when no other thread needs the processor, and are never fully starved. Tasks with
/// different states take turns.
/// </summary>
internal sealed partial class LowPriorityScheduler : TaskScheduler, IDisposable
{
    /// <summary>More than other threads have: beside one that is busy, about a tenth of a core.</summary>
    public const int Niceness = 10;

    private static readonly object NoState = new();

    private readonly FairQueue<Task> _queue = new();
    private bool _isDisposed;

    public LowPriorityScheduler(string name, int threads)
    {
        MaximumConcurrencyLevel = threads;
        for (var i = 0; i < threads; i++)
            new Thread(Work) { Name = name, IsBackground = true, Priority = ThreadPriority.BelowNormal }.Start();
    }

    public override int MaximumConcurrencyLevel { get; }

    /// <summary>Threads end with the work that is queued.</summary>
    public void Dispose()
    {
        lock (_queue)
        {
            _isDisposed = true;
            Monitor.PulseAll(_queue);
        }
    }

    protected override void QueueTask(Task task)
    {
        lock (_queue)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            _queue.Add(StateOf(task), task);
            Monitor.Pulse(_queue);
        }
    }

    /// <summary>Lets a task that is canceled end at once, and not only when its turn comes.</summary>
    protected override bool TryDequeue(Task task)
    {
        lock (_queue)
            return _queue.Remove(StateOf(task), task);
    }

    /// <summary>Never on the caller's thread, whose priority is another.</summary>
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (_queue)
            return [.. _queue.Items];
    }

    private void Work()
    {
        // The framework's priorities do nothing on Linux, where a thread has a niceness of its own. If it cannot be set, the work is merely not polite.
        if (OperatingSystem.IsLinux())
            _ = Nice(Niceness);
        while (Next() is { } task)
            TryExecuteTask(task);
    }

    /// <summary>Waits for a task; null after the last one.</summary>
    private Task? Next()
    {
        lock (_queue)
        {
            while (true)
            {
                if (_queue.TryTake(out var task))
                    return task;
                if (_isDisposed)
                    return null;
                Monitor.Wait(_queue);
            }
        }
    }

    private static object StateOf(Task task) => task.AsyncState ?? NoState;

    [LibraryImport("libc", EntryPoint = "nice")]
    private static partial int Nice(int increment);
}
