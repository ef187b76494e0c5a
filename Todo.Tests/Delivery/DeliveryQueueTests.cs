using System.Collections.Concurrent;
using Todo.Infrastructure.Delivery;
using Todo.Tests.Harness;

namespace Todo.Tests.Delivery;

/// <summary>Which webhooks an instance serves at a time.</summary>
[DatabaseIndependent]
internal sealed class DeliveryQueueTests
{
    [Test]
    public async Task At_most_the_capacity_is_served_at_a_time_and_those_that_have_more_take_turns()
    {
        var served = new ConcurrentQueue<long>();
        var (now, most) = (0, 0);
        var queue = new DeliveryQueue(2, async webhook =>
        {
            most = Math.Max(most, Interlocked.Increment(ref now));
            served.Enqueue(webhook);
            await Task.Yield();
            Interlocked.Decrement(ref now);
            return served.Count(one => one == webhook) < 3;
        });

        queue.Add([1, 2, 3, 4, 5]);

        Assert.That(() => served.Count, Is.EqualTo(15).After(5000, 1));
        Assert.That(most, Is.LessThanOrEqualTo(2));
        Assert.That(served.GroupBy(webhook => webhook).Select(group => group.Count()), Is.All.EqualTo(3));
        Assert.That(served.Take(7).Distinct().Count(), Is.GreaterThanOrEqualTo(4), "nobody is served again and again while others wait");
        await queue.StopAsync();
    }

    [Test]
    public async Task A_webhook_is_served_by_one_task_at_a_time_and_once_more_if_something_was_found_meanwhile()
    {
        var (now, most, count) = (0, 0, 0);
        var go = new TaskCompletionSource();
        var begun = new TaskCompletionSource();
        var queue = new DeliveryQueue(8, async _ =>
        {
            most = Math.Max(most, Interlocked.Increment(ref now));
            begun.TrySetResult();
            await go.Task;
            Interlocked.Decrement(ref now);
            Interlocked.Increment(ref count);
            return false;
        });

        queue.Add([1]);
        await begun.Task;
        queue.Add([1]);
        queue.Add([1]);
        go.SetResult();

        Assert.That(() => Volatile.Read(ref count), Is.EqualTo(2).After(5000, 1));
        await queue.StopAsync();
        Assert.That((most, count), Is.EqualTo((1, 2)));
    }

    [Test]
    public async Task A_stop_waits_for_those_that_are_served_and_drops_those_that_wait()
    {
        var served = 0;
        var go = new TaskCompletionSource();
        var begun = new TaskCompletionSource();
        var queue = new DeliveryQueue(1, async _ =>
        {
            Interlocked.Increment(ref served);
            begun.TrySetResult();
            await go.Task;
            return true;
        });
        queue.Add([1, 2, 3]);
        await begun.Task;

        var stopped = queue.StopAsync();
        var isWaiting = !stopped.IsCompleted;
        go.SetResult();
        await stopped;

        Assert.That((isWaiting, served), Is.EqualTo((true, 1)));
    }
}
