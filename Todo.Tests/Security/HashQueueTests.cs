using Todo.Application.Common;
using Todo.Infrastructure.Users;

namespace Todo.Tests.Security;

/// <summary>The queue of password hashes.</summary>
internal sealed class HashQueueTests
{
    [Test]
    public async Task Full_queue_rejects_more_work_until_a_slot_is_free()
    {
        using var queue = new HashQueue(threads: 1, capacity: 2);
        using var mayEnd = new ManualResetEventSlim();
        Task<Result<bool>>[] works = [RunAsync(queue, mayEnd), RunAsync(queue, mayEnd)];

        var refused = await RunAsync(queue, mayEnd);
        mayEnd.Set();
        await Task.WhenAll(works);
        var later = await RunAsync(queue, mayEnd);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.Failure?.Kind, Is.EqualTo(FailureKind.Unavailable));
            Assert.That(refused.Failure?.RetryAfter, Is.GreaterThan(TimeSpan.Zero));
            Assert.That(works.Select(work => work.Result.Failure), Is.All.Null);
            Assert.That(later.Failure, Is.Null);
        }
    }

    [Test]
    public async Task Work_of_a_canceled_caller_frees_its_slot_and_does_not_run()
    {
        using var queue = new HashQueue(threads: 1, capacity: 2);
        using var mayEnd = new ManualResetEventSlim();
        using var gone = new CancellationTokenSource();
        var first = RunAsync(queue, mayEnd);
        var wasDone = false;
        var second = queue.RunAsync(() => wasDone = true, gone.Token);

        await gone.CancelAsync();
        Assert.That(async () => await second, Throws.InstanceOf<OperationCanceledException>());
        var third = RunAsync(queue, mayEnd);
        mayEnd.Set();

        Assert.That(((await first).Failure, (await third).Failure, wasDone), Is.EqualTo(((Failure?)null, (Failure?)null, false)));
    }

    private static Task<Result<bool>> RunAsync(HashQueue queue, ManualResetEventSlim mayEnd) =>
        queue.RunAsync(() => mayEnd.Wait(Timeout.Infinite), CancellationToken.None);
}
