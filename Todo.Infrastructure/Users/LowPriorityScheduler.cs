using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace Todo.Infrastructure.Users;

/// <summary>Threads of its own that give way: they compute when nobody else wants the processor, and are never wholly starved.</summary>
internal sealed partial class LowPriorityScheduler : TaskScheduler, IDisposable
{
    /// <summary>More than other threads have: beside one that is busy, about a tenth of a core.</summary>
    public const int Niceness = 10;

    private readonly BlockingCollection<Task> _queue = [];

    public LowPriorityScheduler(string name, int threads)
    {
        MaximumConcurrencyLevel = threads;
        for (var i = 0; i < threads; i++)
            new Thread(Work) { Name = name, IsBackground = true, Priority = ThreadPriority.BelowNormal }.Start();
    }

    public override int MaximumConcurrencyLevel { get; }

    /// <summary>Threads end with the work that they have begun.</summary>
    public void Dispose() => _queue.CompleteAdding();

    protected override void QueueTask(Task task) => _queue.Add(task);

    /// <summary>Never on the caller's thread, whose priority is another.</summary>
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks() => [.. _queue];

    private void Work()
    {
        // The framework's priorities do nothing on Linux, where a thread has a niceness of its own. If it cannot be set, the work is merely not polite.
        if (OperatingSystem.IsLinux())
            _ = Nice(Niceness);
        foreach (var task in _queue.GetConsumingEnumerable())
            TryExecuteTask(task);
    }

    [LibraryImport("libc", EntryPoint = "nice")]
    private static partial int Nice(int increment);
}
