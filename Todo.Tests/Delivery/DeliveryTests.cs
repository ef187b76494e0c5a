using System.Diagnostics;
using System.Net;
using Todo.Domain.Webhooks;
using Todo.Tests.Harness;

namespace Todo.Tests.Delivery;

/// <summary>What is recorded for a webhook is delivered at least once, in order (docs/api.md#webhooks).</summary>
internal sealed class DeliveryTests
{
    private const string NoMoreTries = "--Webhooks:RetrySeconds:0=0";

    [Test]
    public async Task Messages_arrive_in_their_order_one_after_another_and_their_tries_are_recorded()
    {
        var concurrent = 0;
        var most = 0;
        await using var receiver = await Receiver.StartAsync(async _ =>
        {
            most = Math.Max(most, Interlocked.Increment(ref concurrent));
            await Task.Yield();
            Interlocked.Decrement(ref concurrent);
        });
        await using var server = await TodoServer.StartAsync(Receiver.Allowed);
        var outbox = new Outbox(server);
        var webhook = await outbox.AddWebhookAsync(receiver.Url);

        var ids = await outbox.AddAsync(webhook, 70);
        var messages = await receiver.WaitForAsync(70);
        var last = await outbox.WaitForEndAsync(ids[^1]);

        var expected = await Task.WhenAll(ids.Select(outbox.FindAsync));
        var attempt = (await outbox.AttemptsAsync(ids[0])).Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(messages.Select(message => message.Id), Is.EqualTo(expected.Select(delivery => delivery.MessageId)));
            Assert.That(most, Is.EqualTo(1));
            Assert.That((last.State, last.NextAttemptAt, last.Tries), Is.EqualTo((DeliveryState.Delivered, (DateTimeOffset?)null, 1)));
            Assert.That((attempt.Status, attempt.Error), Is.EqualTo((204, (string?)null)));
            Assert.That(attempt.At, Is.EqualTo(server.Clock.GetUtcNow()).Within(TimeSpan.FromSeconds(30)));
            Assert.That(attempt.DurationMs, Is.InRange(0, 5000));
        }
        await Assert.ThatAsync(async () => (await outbox.FindWebhookAsync(webhook.Id)).LeaseUntil, Is.Null.After(5000, 10), "the lease is released");
    }

    [Test]
    public async Task A_failed_message_is_tried_again_after_the_delays_each_within_20_percent_and_then_the_webhook_is_disabled()
    {
        await using var receiver = await Receiver.StartAsync(HttpStatusCode.InternalServerError);
        await using var server = await TodoServer.StartAsync(
            Receiver.Allowed, NoMoreTries, "--Webhooks:RetrySeconds:1=100", "--Webhooks:RetrySeconds:2=10000");
        var outbox = new Outbox(server);
        var webhook = await outbox.AddWebhookAsync(receiver.Url);

        var id = (await outbox.AddAsync(webhook))[0];
        var first = await outbox.WaitForTriesAsync(id, 1);
        outbox.Advance(TimeSpan.FromSeconds(79));
        outbox.Advance(TimeSpan.FromSeconds(42));
        var second = await outbox.WaitForTriesAsync(id, 2);
        outbox.Advance(TimeSpan.FromSeconds(12_001));
        var third = await outbox.WaitForTriesAsync(id, 3);

        var attempts = await outbox.AttemptsAsync(id);
        var disabled = await outbox.FindWebhookAsync(webhook.Id);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((first.NextAttemptAt - attempts[0].At)!.Value.TotalSeconds, Is.InRange(80, 120 + 5));
            Assert.That((second.NextAttemptAt - attempts[1].At)!.Value.TotalSeconds, Is.InRange(8000, 12000 + 5));
            Assert.That((third.State, third.NextAttemptAt, third.Tries), Is.EqualTo((DeliveryState.Failed, (DateTimeOffset?)null, 3)));
            Assert.That(attempts.Select(attempt => (attempt.Status, attempt.Error)), Is.All.EqualTo((500, AttemptErrors.UnexpectedStatus)));
            Assert.That(receiver.Messages.Select(message => message.Id).Distinct(), Is.EqualTo([third.MessageId]));
            Assert.That((disabled.IsActive, disabled.DisabledReason), Is.EqualTo(
                (false, "A message could not be delivered in 3 tries. The last one failed with unexpected_status (500).")));
            Assert.That(disabled.UpdatedAt, Is.GreaterThan(webhook.UpdatedAt));
            Assert.That(await outbox.EventsOfAsync(webhook.UserId), Is.EqualTo(WebhookEvents.None), "nothing more is recorded");
            Assert.That(server.Log.All.Single(line => line.Event.Id == 1501).Values["WebhookId"], Is.EqualTo(webhook.Id));
        }
    }

    [Test]
    public async Task Other_webhooks_of_the_user_still_get_their_events_when_one_is_disabled()
    {
        await using var receiver = await Receiver.StartAsync(HttpStatusCode.InternalServerError);
        await using var server = await TodoServer.StartAsync(Receiver.Allowed, NoMoreTries);
        var outbox = new Outbox(server);
        var webhook = await outbox.AddWebhookAsync(receiver.Url);
        await outbox.AddWebhookAsync(webhook.UserId, receiver.Url);

        await outbox.WaitForEndAsync((await outbox.AddAsync(webhook))[0]);

        Assert.That((await outbox.FindWebhookAsync(webhook.Id)).IsActive, Is.False);
        Assert.That(await outbox.EventsOfAsync(webhook.UserId), Is.EqualTo((WebhookEvents)127));
    }

    [Test]
    public async Task A_message_that_waits_for_its_retry_does_not_hold_up_later_ones()
    {
        string? failing = null;
        await using var receiver = await Receiver.StartAsync(context =>
        {
            context.Response.StatusCode = context.Request.Headers["webhook-id"] == Volatile.Read(ref failing) ? 503 : 204;
            return Task.CompletedTask;
        });
        await using var server = await TodoServer.StartAsync(Receiver.Allowed);
        var outbox = new Outbox(server);
        var webhook = await outbox.AddWebhookAsync("http://127.0.0.1:1/");
        var ids = await outbox.AddAsync(webhook, 3);
        await outbox.WaitForTriesAsync(ids[2], 1);
        Volatile.Write(ref failing, (await outbox.FindAsync(ids[0])).MessageId);
        await outbox.ChangeAsync(webhook.Id, one => one.Change(receiver.Url, default, default, server.Clock.GetUtcNow()));

        outbox.Advance(TimeSpan.FromSeconds(10));

        var last = await outbox.WaitForEndAsync(ids[2]);
        var first = await outbox.WaitForTriesAsync(ids[0], 2);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((first.State, last.State), Is.EqualTo((DeliveryState.Pending, DeliveryState.Delivered)));
            Assert.That((await outbox.AttemptsAsync(ids[0])).Select(attempt => attempt.Error),
                Is.EqualTo([AttemptErrors.ConnectionRefused, AttemptErrors.UnexpectedStatus]));
            Assert.That(receiver.Messages[0].Id, Is.EqualTo(first.MessageId), "what is due goes in the order of recording");
        }
    }

    [Test]
    public async Task A_410_disables_the_webhook_at_once_and_what_is_pending_waits_until_it_is_active_again()
    {
        var status = 410;
        await using var receiver = await Receiver.StartAsync(context =>
        {
            context.Response.StatusCode = Volatile.Read(ref status);
            return Task.CompletedTask;
        });
        await using var server = await TodoServer.StartAsync(Receiver.Allowed);
        var outbox = new Outbox(server);
        var webhook = await outbox.AddWebhookAsync(receiver.Url);

        var ids = await outbox.AddAsync(webhook, 2);
        var gone = await outbox.WaitForEndAsync(ids[0]);
        var disabled = await outbox.FindWebhookAsync(webhook.Id);
        await outbox.QuietAsync();
        var waiting = await outbox.FindAsync(ids[1]);
        Volatile.Write(ref status, 200);
        await outbox.ChangeAsync(webhook.Id, one => one.Change(default, default, true, server.Clock.GetUtcNow()));
        outbox.Wake();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((gone.State, gone.Tries), Is.EqualTo((DeliveryState.Failed, 1)));
            Assert.That((disabled.IsActive, disabled.DisabledReason), Is.EqualTo((false, "The receiver answered 410 Gone.")));
            Assert.That((waiting.State, waiting.Tries), Is.EqualTo((DeliveryState.Pending, 0)));
            Assert.That((await outbox.WaitForEndAsync(ids[1])).State, Is.EqualTo(DeliveryState.Delivered));
        }
    }

    [Test]
    public async Task An_inactive_webhook_gets_only_what_its_user_asks_for()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var server = await TodoServer.StartAsync(Receiver.Allowed);
        var outbox = new Outbox(server);
        var webhook = await outbox.AddWebhookAsync(receiver.Url);
        await outbox.ChangeAsync(webhook.Id, one => one.Change(default, default, false, server.Clock.GetUtcNow()));

        var recorded = (await outbox.AddAsync(webhook))[0];
        var asked = (await outbox.AddAsync(webhook, isManual: true))[0];
        await outbox.WaitForEndAsync(asked);
        await outbox.QuietAsync();

        Assert.That((await outbox.FindAsync(recorded)).State, Is.EqualTo(DeliveryState.Pending));
        Assert.That(receiver.Messages.Select(message => message.Id), Is.EqualTo([(await outbox.FindAsync(asked)).MessageId]));
    }

    [Test]
    public async Task A_redelivery_has_the_same_id_and_body_and_a_time_of_its_own()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var server = await TodoServer.StartAsync(Receiver.Allowed);
        var outbox = new Outbox(server);
        var webhook = await outbox.AddWebhookAsync(receiver.Url);
        var id = (await outbox.AddAsync(webhook, payload: "{\"n\":1}"))[0];
        await outbox.WaitForEndAsync(id);

        server.Clock.Advance(TimeSpan.FromHours(1));
        await outbox.RedeliverAsync(id);
        var messages = await receiver.WaitForAsync(2);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(messages[1].Id, Is.EqualTo(messages[0].Id));
            Assert.That(messages.Select(message => message.Body), Is.All.EqualTo("{\"n\":1}"));
            Assert.That(messages[1].Timestamp - messages[0].Timestamp, Is.InRange(3600, 3660));
            Assert.That((await outbox.WaitForTriesAsync(id, 2)).State, Is.EqualTo(DeliveryState.Delivered));
        }
    }

    [Test]
    public async Task Receivers_that_do_not_answer_hold_up_nobody_elses_messages()
    {
        const int Slow = 40;
        await using var hanging = await Receiver.StartAsync(context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        await using var receiver = await Receiver.StartAsync();
        await using var server = await TodoServer.StartAsync(Receiver.Allowed);
        var outbox = new Outbox(server);
        var ada = await server.SignUpAsync();
        for (var i = 0; i < Slow; i++)
            await outbox.AddAsync(await outbox.AddWebhookAsync(ada.UserId, hanging.Url), 3);
        await hanging.WaitForAsync(Slow);
        var webhook = await outbox.AddWebhookAsync(ada.UserId, receiver.Url);

        var begun = Stopwatch.StartNew();
        await outbox.AddAsync(webhook, 10);
        await receiver.WaitForAsync(10);

        Assert.That(begun.Elapsed, Is.LessThan(TimeSpan.FromSeconds(5)));
        Assert.That(hanging.Messages, Has.Count.EqualTo(Slow), "one message of each webhook at a time");
    }

    [Test]
    public async Task A_webhook_that_is_deleted_during_a_delivery_ends_without_a_fault()
    {
        var answer = new TaskCompletionSource();
        await using var receiver = await Receiver.StartAsync(_ => answer.Task);
        await using var server = await TodoServer.StartAsync(Receiver.Allowed);
        var outbox = new Outbox(server);
        var webhook = await outbox.AddWebhookAsync(receiver.Url);
        await outbox.AddAsync(webhook, 2);
        await receiver.WaitForAsync(1);

        await outbox.DeleteWebhookAsync(webhook.Id);
        answer.SetResult();

        Assert.That(() => server.Log.All.Count(line => line.Event.Id == 1503), Is.EqualTo(1).After(5000, 10));
        Assert.That(receiver.Messages, Has.Count.EqualTo(1));
        Assert.That(server.Log.All.Select(line => line.Event.Id), Has.None.InRange(1505, 1506));
    }
}
