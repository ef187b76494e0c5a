using System.Globalization;
using Todo.Infrastructure.Users;
using Todo.Tests.Harness;

namespace Todo.Tests.Security;

/// <summary>The threads that hash passwords.</summary>
[DatabaseIndependent]
internal sealed class LowPrioritySchedulerTests
{
    private const int NicenessField = 16;
    private const int Nicest = 19;

    [Test]
    [Platform("Linux")]
    public async Task Work_runs_on_a_low_priority_thread_and_other_threads_keep_their_priority()
    {
        using var scheduler = new LowPriorityScheduler("test", threads: 1);

        var inside = await RunAsync(scheduler, NicenessOfThisThread);
        var outside = await Task.Run(NicenessOfThisThread);

        Assert.That(inside, Is.EqualTo(Math.Min(outside + LowPriorityScheduler.Niceness, Nicest)));
    }

    [Test]
    public async Task Concurrent_work_does_not_exceed_the_number_of_threads()
    {
        using var scheduler = new LowPriorityScheduler("test", threads: 2);
        using var bothRun = new CountdownEvent(2);
        using var mayEnd = new ManualResetEventSlim();
        var running = 0;
        var most = 0;

        var works = Enumerable.Range(0, 6).Select(_ => RunAsync(scheduler, () =>
        {
            InterlockedMax(ref most, Interlocked.Increment(ref running));
            if (!bothRun.IsSet)
                bothRun.Signal();
            mayEnd.Wait();
            return Interlocked.Decrement(ref running);
        })).ToArray();
        var bothBegan = bothRun.Wait(TimeSpan.FromSeconds(30));
        mayEnd.Set();
        await Task.WhenAll(works);

        Assert.That(bothBegan);
        Assert.That(most, Is.EqualTo(2));
    }

    [Test]
    public async Task Canceled_work_does_not_start()
    {
        using var scheduler = new LowPriorityScheduler("test", threads: 1);
        using var mayEnd = new ManualResetEventSlim();
        using var given = new CancellationTokenSource();
        var first = RunAsync(scheduler, () => mayEnd.Wait(Timeout.Infinite));
        var wasBegun = false;
        var second = RunAsync(scheduler, () => wasBegun = true, given.Token);

        await given.CancelAsync();
        mayEnd.Set();

        await first;
        Assert.That(async () => await second, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(wasBegun, Is.False);
    }

    private static Task<T> RunAsync<T>(LowPriorityScheduler scheduler, Func<T> work, CancellationToken cancellationToken = default) =>
        Task.Factory.StartNew(work, cancellationToken, TaskCreationOptions.None, scheduler);

    private static int NicenessOfThisThread()
    {
        // proc(5): the second field, the name, can contain spaces and ends with the last parenthesis.
        var fields = File.ReadAllText("/proc/thread-self/stat").Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return int.Parse(fields[NicenessField], CultureInfo.InvariantCulture);
    }

    private static void InterlockedMax(ref int most, int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref most)) < value && Interlocked.CompareExchange(ref most, value, seen) != seen)
        {
        }
    }
}
