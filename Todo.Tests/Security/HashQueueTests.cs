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
        var second = queue.RunAsync(null, () => wasDone = true, gone.Token);

        await gone.CancelAsync();
        Assert.That(async () => await second, Throws.InstanceOf<OperationCanceledException>());
        var third = RunAsync(queue, mayEnd);
        mayEnd.Set();

        Assert.That(((await first).Failure, (await third).Failure, wasDone), Is.EqualTo(((Failure?)null, (Failure?)null, false)));
    }

    [Test]
    public async Task Clients_take_turns()
    {
        using var queue = new HashQueue(threads: 1, capacity: 10);
        using var mayEnd = new ManualResetEventSlim();
        var running = RunAsync(queue, mayEnd);
        var order = new List<string>();
        string[] arrivals = ["storm", "storm", "storm", "storm", "stranger", "stranger", "other"];

        var works = arrivals.Select(client => queue.RunAsync(client, () => Add(client), CancellationToken.None)).ToArray();
        mayEnd.Set();
        await Task.WhenAll(works.Append(running));

        Assert.That(order, Is.EqualTo(["storm", "stranger", "other", "storm", "stranger", "storm", "storm"]));

        bool Add(string client)
        {
            order.Add(client);
            return true;
        }
    }

    [Test]
    public async Task Clients_that_give_up_leave_the_others_in_their_order()
    {
        using var queue = new HashQueue(threads: 1, capacity: 10);
        using var mayEnd = new ManualResetEventSlim();
        using var gone = new CancellationTokenSource();
        var running = RunAsync(queue, mayEnd);
        var order = new List<int>();
        Task[] works =
        [
            queue.RunAsync("gone", () => order.Remove(0), gone.Token),
            queue.RunAsync("one", () => Add(1), CancellationToken.None),
            queue.RunAsync("one", () => order.Remove(0), gone.Token),
            queue.RunAsync("two", () => Add(2), CancellationToken.None),
            queue.RunAsync("one", () => Add(3), CancellationToken.None),
        ];

        await gone.CancelAsync();
        mayEnd.Set();
        Assert.That(async () => await works[0], Throws.InstanceOf<OperationCanceledException>());
        Assert.That(async () => await works[2], Throws.InstanceOf<OperationCanceledException>());
        await Task.WhenAll(works[1], works[3], works[4], running);

        Assert.That(order, Is.EqualTo([1, 2, 3]));

        bool Add(int work)
        {
            order.Add(work);
            return true;
        }
    }

    private static Task<Result<bool>> RunAsync(HashQueue queue, ManualResetEventSlim mayEnd) =>
        queue.RunAsync(null, () => mayEnd.Wait(Timeout.Infinite), CancellationToken.None);
}
