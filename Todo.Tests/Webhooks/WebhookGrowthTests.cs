using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Todo.Application.Common;
using Todo.Application.Webhooks;
using Todo.Domain;
using Todo.Domain.Webhooks;
using Todo.Infrastructure.Webhooks;
using Todo.Tests.Harness;
using Todo.Tests.Trust;

namespace Todo.Tests.Webhooks;

/// <summary>Deliveries are kept for 30 days, and go with their webhook and account (docs/operations.md#growth).</summary>
internal sealed class WebhookGrowthTests
{
    private const int MoreThanTwoBatches = 1_200;

    private TodoServer _server = null!;
    private TodoClient _ada = null!;
    private long _id;

    [SetUp]
    public async Task StartAsync()
    {
        _server = await TodoServer.StartAsync();
        _ada = await _server.SignUpAsync();
        _id = (await _ada.AddWebhookAsync()).Id();
    }

    [TearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [Test]
    public async Task Deliveries_of_any_state_are_deleted_after_30_days_with_their_attempts()
    {
        var now = _server.Clock.Now();
        var old = now.AddDays(-30);
        await WebhookRows.AddDeliveriesAsync(_server, _id, MoreThanTwoBatches, DeliveryState.Delivered, old);
        var pending = (await WebhookRows.AddDeliveriesAsync(_server, _id, 1, DeliveryState.Pending, old))[0];
        var young = (await WebhookRows.AddDeliveriesAsync(_server, _id, 1, DeliveryState.Failed, old.AddMinutes(10)))[0];
        await WebhookRows.AddAttemptsAsync(
            _server, DeliveryAttempt.Record(pending, old, 500, null, 1), DeliveryAttempt.Record(young, now, 500, null, 1));

        await GrowthRows.CleanUpAsync(_server);

        Assert.That((await WebhookRows.DeliveriesAsync(_server, _id)).Select(delivery => delivery.Id), Is.EqualTo(new[] { young }));
        Assert.That(await GrowthRows.CountAsync(_server, context => context.Set<DeliveryAttempt>()), Is.EqualTo(1));
        Assert.That((await _ada.ReadWebhookAsync(_id)).Id(), Is.EqualTo(_id));
    }

    [Test]
    public async Task A_younger_delivery_among_the_old_ones_does_not_keep_the_others()
    {
        var old = _server.Clock.Now().AddDays(-31);
        var young = await WebhookRows.AddDeliveriesAsync(_server, _id, 1);
        await WebhookRows.AddDeliveriesAsync(_server, _id, MoreThanTwoBatches, DeliveryState.Delivered, old);

        await GrowthRows.CleanUpAsync(_server);

        Assert.That((await WebhookRows.DeliveriesAsync(_server, _id)).Select(delivery => delivery.Id), Is.EqualTo(young));
    }

    [Test]
    public async Task A_webhook_with_many_deliveries_is_deleted_in_batches()
    {
        await WebhookRows.AddDeliveriesAsync(_server, _id, MoreThanTwoBatches);

        var reply = await _ada.DeleteAsync($"/api/webhooks/{_id}");

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await GrowthRows.CountAsync(_server, context => context.Set<WebhookDelivery>()), Is.Zero);
        Assert.That(await GrowthRows.CountAsync(_server, context => context.Set<Webhook>()), Is.Zero);
    }

    [Test]
    public async Task From_the_first_batch_of_a_deletion_on_nothing_is_recorded_or_sent()
    {
        await using var server = await TodoServer.StartAsync(services => services.AddScoped<IWebhookRepository>(
            provider => new OneBatch(ActivatorUtilities.CreateInstance<WebhookRepository>(provider))));
        var ada = await server.SignUpAsync();
        var id = (await ada.AddWebhookAsync()).Id();
        await WebhookRows.AddDeliveriesAsync(server, id, MoreThanTwoBatches, DeliveryState.Pending);

        var reply = await ada.DeleteAsync($"/api/webhooks/{id}");

        var deliveries = await WebhookRows.DeliveriesAsync(server, id);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.InternalServerError));
            Assert.That(deliveries, Has.Count.InRange(1, MoreThanTwoBatches - 1));
            Assert.That(deliveries.Any(delivery => delivery.IsManual), Is.False);
            Assert.That((await WebhookRows.FindAsync(server, id)).IsActive, Is.False);
            Assert.That(await WebhookRows.EventsOfAsync(server, ada), Is.EqualTo(WebhookEvents.None));
        }
    }

    [Test]
    public async Task Deleting_the_account_deletes_its_webhooks_with_their_deliveries_and_attempts()
    {
        var eve = await _server.SignUpAsync();
        var kept = (await eve.AddWebhookAsync()).Id();
        await WebhookRows.AddDeliveriesAsync(_server, kept, 1);
        await _ada.AddWebhookAsync();
        var deliveries = await WebhookRows.AddDeliveriesAsync(_server, _id, MoreThanTwoBatches);
        await WebhookRows.AddAttemptsAsync(_server, DeliveryAttempt.Record(deliveries[0], _server.Clock.Now(), 500, null, 1));

        var reply = await _ada.DeleteAsync("/api/users/me", new { password = _ada.Password });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.NoContent));
            Assert.That(await GrowthRows.CountAsync(_server, context => context.Set<Webhook>()), Is.EqualTo(1), "Eve's");
            Assert.That(await WebhookRows.DeliveriesAsync(_server, kept), Has.Count.EqualTo(1));
            Assert.That(await GrowthRows.CountAsync(_server, context => context.Set<WebhookDelivery>()), Is.EqualTo(1));
            Assert.That(await GrowthRows.CountAsync(_server, context => context.Set<DeliveryAttempt>()), Is.Zero);
            Assert.That(await GrowthRows.CountAsync(_server, context => context.Users.Where(user => user.Id > 0)), Is.EqualTo(1));
        }
    }

    /// <summary>Fails at the second batch of a deletion.</summary>
    private sealed class OneBatch(IWebhookRepository inner) : IWebhookRepository
    {
        private bool _hasBegun;

        public Task<IReadOnlyList<Webhook>> ListAsync(long userId, CancellationToken cancellationToken) =>
            inner.ListAsync(userId, cancellationToken);

        public Task<IReadOnlyList<Webhook>> ListForChangeAsync(long userId, CancellationToken cancellationToken) =>
            inner.ListForChangeAsync(userId, cancellationToken);

        public ValueTask<Result<Webhook>> FindAsync(long id, long userId, CancellationToken cancellationToken) =>
            inner.FindAsync(id, userId, cancellationToken);

        public Task AddAsync(Webhook webhook, CancellationToken cancellationToken) => inner.AddAsync(webhook, cancellationToken);

        public Task StopAsync(Webhook webhook, CancellationToken cancellationToken) => inner.StopAsync(webhook, cancellationToken);

        public Task<bool> DeleteSomeAsync(Webhook webhook, CancellationToken cancellationToken)
        {
            if (_hasBegun)
                throw new InvalidOperationException("The second batch fails.");
            _hasBegun = true;
            return inner.DeleteSomeAsync(webhook, cancellationToken);
        }
    }
}
