using Todo.Domain.Webhooks;
using Todo.Tests.Harness;
using Todo.Tests.Webhooks;

namespace Todo.Tests.Delivery;

/// <summary>What the user or another instance does while a message is sent is not undone by its outcome.</summary>
internal sealed class ChangesDuringTriesTests
{
    private readonly TaskCompletionSource<int> _answer = new();
    private Receiver _receiver = null!;
    private TodoServer _server = null!;
    private Outbox _outbox = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _receiver = await Receiver.StartAsync(async context => context.Response.StatusCode = await _answer.Task);
        _server = await TodoServer.StartAsync(Receiver.Allowed);
        _outbox = new(_server);
    }

    [TearDown]
    public async Task StopAsync()
    {
        _answer.TrySetResult(200);
        await _server.DisposeAsync();
        await _receiver.DisposeAsync();
    }

    [Test]
    public async Task A_webhook_that_was_changed_since_the_try_began_is_not_disabled()
    {
        await using var repaired = await Receiver.StartAsync();
        var webhook = await _outbox.AddWebhookAsync(_receiver.Url);
        var ids = await _outbox.AddAsync(webhook, 2);
        await _receiver.WaitForAsync(1);

        await _outbox.ChangeAsync(webhook.Id, one => one.Change(repaired.Url, default, default, _server.Clock.GetUtcNow()));
        _answer.SetResult(410);

        Assert.That((await _outbox.WaitForEndAsync(ids[1])).State, Is.EqualTo(DeliveryState.Delivered));
        Assert.That((await _outbox.FindWebhookAsync(webhook.Id)).IsActive, Is.True);
        Assert.That(_server.Log.All.Select(line => line.Event.Id), Has.None.EqualTo(1501));
    }

    [Test]
    public async Task A_try_whose_lease_was_lost_does_not_disable_the_webhook()
    {
        var webhook = await _outbox.AddWebhookAsync(_receiver.Url);
        var id = (await _outbox.AddAsync(webhook))[0];
        await _receiver.WaitForAsync(1);

        await _outbox.LeaseAsync(webhook.Id, "other", _server.Clock.GetUtcNow().AddSeconds(45));
        _answer.SetResult(410);

        var delivery = await _outbox.WaitForTriesAsync(id, 1);
        var active = (await _outbox.FindWebhookAsync(webhook.Id)).IsActive;
        Assert.That((delivery.State, active), Is.EqualTo((DeliveryState.Pending, true)));
    }

    [Test]
    public async Task A_redelivery_that_is_asked_for_during_the_first_try_is_sent()
    {
        var webhook = await _outbox.AddWebhookAsync(_receiver.Url);
        var id = (await _outbox.AddAsync(webhook))[0];
        await _receiver.WaitForAsync(1);

        await _outbox.RedeliverAsync(id);
        _answer.SetResult(200);

        await _receiver.WaitForAsync(2);
        Assert.That((await _outbox.WaitForEndAsync(id)).State, Is.EqualTo(DeliveryState.Delivered));
    }

    [Test]
    public async Task Switching_a_webhook_off_stops_what_its_user_asked_for()
    {
        _answer.SetResult(500);
        var ada = await _server.SignUpAsync();
        var webhook = (await ada.AddWebhookAsync(_receiver.Url)).Id();
        await ada.PostAsync($"/api/webhooks/{webhook}/ping", new { });
        var id = (await ada.GetAsync($"/api/webhooks/{webhook}/deliveries")).Json[0].Id();
        await _outbox.WaitForTriesAsync(id, 1);

        await ada.ChangeWebhookAsync(webhook, new { is_active = false });
        _outbox.Advance(TimeSpan.FromSeconds(10));
        await _outbox.QuietAsync();

        var delivery = await _outbox.FindAsync(id);
        Assert.That((delivery.State, delivery.Tries, _receiver.Messages.Count), Is.EqualTo((DeliveryState.Pending, 1, 1)));
    }
}
