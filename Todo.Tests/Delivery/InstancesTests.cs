using System.Diagnostics;
using Todo.Domain.Webhooks;
using Todo.Tests.Harness;

namespace Todo.Tests.Delivery;

/// <summary>Several instances deliver each message once between them, and take over from one that is gone.</summary>
internal sealed class InstancesTests
{
    [Test]
    public async Task Instances_on_one_database_deliver_each_message_once_and_in_order()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var one = await TodoServer.StartAsync(Receiver.Allowed);
        await using var two = await one.StartAnotherAsync(Receiver.Allowed);
        var (first, second) = (new Outbox(one), new Outbox(two));
        var webhooks = new List<Webhook>();
        for (var i = 0; i < 4; i++)
            webhooks.Add(await first.AddWebhookAsync($"{receiver.Url}/{i}"));

        var ids = new List<long>();
        for (var round = 0; round < 5; round++)
        {
            foreach (var webhook in webhooks)
                ids.AddRange(await (round % 2 == 0 ? first : second).AddAsync(webhook, 5));
        }
        await Task.WhenAll(ids.Select(first.WaitForEndAsync));

        var expected = await Task.WhenAll(ids.Select(first.FindAsync));
        for (var i = 0; i < webhooks.Count; i++)
        {
            Assert.That(
                receiver.Messages.Where(message => message.Path == $"/hook/{i}").Select(message => message.Id),
                Is.EqualTo(expected.Where(delivery => delivery.WebhookId == webhooks[i].Id).Select(delivery => delivery.MessageId)));
        }
    }

    [Test]
    public async Task What_another_instance_recorded_is_delivered_within_two_seconds()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var server = await TodoServer.StartAsync(Receiver.Allowed);
        var outbox = new Outbox(server);
        var webhook = await outbox.AddWebhookAsync(receiver.Url);
        await outbox.QuietAsync();

        var begun = Stopwatch.StartNew();
        await outbox.RecordAsync(webhook);
        await receiver.WaitForAsync(1);

        Assert.That(begun.Elapsed, Is.LessThan(TimeSpan.FromSeconds(2)));
    }

    [Test]
    public async Task The_messages_of_a_dead_instance_are_taken_over_within_60_seconds_and_not_before_its_lease_ends()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var server = await TodoServer.StartAsync(Receiver.Allowed);
        var outbox = new Outbox(server);
        var webhook = await outbox.AddWebhookAsync(receiver.Url);
        await outbox.LeaseAsync(webhook.Id, "dead", server.Clock.GetUtcNow().AddSeconds(45));
        await outbox.AddAsync(webhook);

        outbox.Advance(TimeSpan.FromSeconds(40));
        await outbox.QuietAsync();
        var early = receiver.Messages.Count;
        outbox.Advance(TimeSpan.FromSeconds(19));

        Assert.That(early, Is.Zero);
        await receiver.WaitForAsync(1);
    }

    [Test]
    public async Task A_stop_aborts_a_hanging_try_without_counting_it_and_another_instance_goes_on_at_once()
    {
        var hangs = true;
        await using var receiver = await Receiver.StartAsync(
            context => Volatile.Read(ref hangs) ? Task.Delay(Timeout.Infinite, context.RequestAborted) : Task.CompletedTask);
        await using var one = await TodoServer.StartAsync(Receiver.Allowed);
        await using var two = await one.StartAnotherAsync(Receiver.Allowed);
        var outbox = new Outbox(two);
        var webhook = await new Outbox(one).AddWebhookAsync(receiver.Url);
        var ids = await new Outbox(one).AddAsync(webhook, 2);
        await receiver.WaitForAsync(1);
        var owner = (await outbox.FindWebhookAsync(webhook.Id)).LeaseOwner;

        var begun = Stopwatch.StartNew();
        await one.StopAsync();
        var stopped = begun.Elapsed;
        var (delivery, attempts) = (await outbox.FindAsync(ids[0]), await outbox.AttemptsAsync(ids[0]));
        Volatile.Write(ref hangs, false);
        await outbox.WaitForEndAsync(ids[1]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(owner, Is.Not.Null);
            Assert.That(stopped, Is.LessThan(TimeSpan.FromSeconds(9)));
            Assert.That((delivery.State, delivery.Tries, attempts.Count), Is.EqualTo((DeliveryState.Pending, 0, 0)));
            Assert.That((await outbox.FindAsync(ids[0])).State, Is.EqualTo(DeliveryState.Delivered));
        }
    }

    [Test]
    public async Task A_stop_lets_a_running_try_end_and_records_it()
    {
        var answer = new TaskCompletionSource();
        await using var receiver = await Receiver.StartAsync(_ => answer.Task);
        await using var one = await TodoServer.StartAsync(Receiver.Allowed);
        var outbox = new Outbox(one);
        var webhook = await outbox.AddWebhookAsync(receiver.Url);
        var ids = await outbox.AddAsync(webhook, 2);
        await receiver.WaitForAsync(1);

        var stopping = one.StopAsync();
        _ = Task.Delay(TimeSpan.FromSeconds(5)).ContinueWith(_ => answer.SetResult(), TaskScheduler.Default);
        await stopping;
        // Another instance, which may not send anything.
        await using var two = await one.StartAnotherAsync();
        var after = new Outbox(two);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await after.FindAsync(ids[0])).State, Is.EqualTo(DeliveryState.Delivered));
            Assert.That(receiver.Messages, Has.Count.EqualTo(1), "no try begins after the stop signal");
        }
    }
}
