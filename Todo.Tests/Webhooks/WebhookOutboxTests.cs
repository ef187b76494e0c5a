using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Todo.Application.Common;
using Todo.Application.Lists;
using Todo.Application.Todos;
using Todo.Domain.Webhooks;
using Todo.Infrastructure.Webhooks;
using Todo.Tests.Harness;

namespace Todo.Tests.Webhooks;

/// <summary>What happened is recorded for the webhooks that subscribe to it.</summary>
internal sealed class WebhookOutboxTests
{
    private TodoServer _server = null!;
    private TodoClient _ada = null!;

    /// <summary>Nothing is due while a test looks at it.</summary>
    [SetUp]
    public async Task StartAsync()
    {
        _server = await TodoServer.StartAsync("--Webhooks:RetrySeconds:0=3600");
        _ada = await _server.SignUpAsync();
    }

    [TearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [Test]
    public async Task Each_active_webhook_of_the_user_that_subscribes_to_an_event_gets_it()
    {
        var eve = await _server.SignUpAsync();
        var (both, one, none) = (await AddAsync("todo.created", "todo.deleted"), await AddAsync("todo.deleted"), await AddAsync("list.deleted"));
        var inactive = await AddAsync("todo.created", "todo.deleted");
        await _ada.ChangeWebhookAsync(inactive, new { is_active = false });
        var foreign = (await eve.AddWebhookAsync(events: ClientWebhooks.AllEvents)).Id();
        var todo = await _ada.CreateTodoAsync("Bücher & <Tee> \"\\");
        await DeleteAllAsync();

        await RecordAsync([(WebhookEvents.TodoCreated, todo.Id), (WebhookEvents.TodoDeleted, todo.Id)]);

        var received = await WebhookRows.DeliveriesAsync(_server, both);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(received.Select(delivery => delivery.Type), Is.EqualTo(new[] { "todo.created", "todo.deleted" }));
            Assert.That((await WebhookRows.DeliveriesAsync(_server, one)).Select(delivery => delivery.Type), Is.EqualTo(new[] { "todo.deleted" }));
            foreach (var id in new[] { none, inactive, foreign })
                Assert.That(await WebhookRows.DeliveriesAsync(_server, id), Is.Empty);
            foreach (var delivery in received)
            {
                var payload = JsonDocument.Parse(delivery.Payload).RootElement;
                Assert.That(payload.Members(), Is.EqualTo(new[] { "type", "timestamp", "data" }));
                Assert.That((payload.Text("type"), payload.GetProperty("data").GetRawText()), Is.EqualTo((delivery.Type, todo.Text)));
                Assert.That(payload.Text("timestamp"), Does.Match(JsonShape.Instant));
                Assert.That(payload.GetProperty("timestamp").GetDateTimeOffset(), Is.EqualTo(delivery.CreatedAt));
                Assert.That((delivery.UserId, delivery.State, delivery.Tries, delivery.IsManual), Is.EqualTo((_ada.UserId, DeliveryState.Pending, 0, false)));
                Assert.That(delivery.NextAttemptAt - delivery.CreatedAt, Is.InRange(TimeSpan.FromMinutes(48), TimeSpan.FromMinutes(72)));
                Assert.That(delivery.MessageId, Does.Match("^msg_[0-9a-f]{32}$"));
            }
            Assert.That(received.Select(delivery => delivery.MessageId), Is.Unique);
        }

        async Task<long> AddAsync(params string[] events) => (await _ada.AddWebhookAsync(events: events)).Id();
    }

    [Test]
    public async Task A_list_is_recorded_as_the_API_gives_it()
    {
        var webhook = (await _ada.AddWebhookAsync(events: ["list.updated"])).Id();
        var list = await _ada.CreateListAsync();

        await InTransactionAsync(async (services, ct) =>
        {
            var found = await services.GetRequiredService<IListRepository>().FindAsync(list.Id, _ada.UserId, ct);
            Assert.That(found.TryGetValue(out var entity, out _));
            await services.GetRequiredService<WebhookOutbox>().RecordAsync(_ada.UserId, [(WebhookEvents.ListUpdated, entity!)], ct);
        });

        var payload = JsonDocument.Parse((await WebhookRows.DeliveriesAsync(_server, webhook)).Single().Payload).RootElement;
        Assert.That(payload.GetProperty("data").GetRawText(), Is.EqualTo(list.Text));
    }

    [Test]
    public async Task What_is_rolled_back_is_not_recorded()
    {
        var webhook = (await _ada.AddWebhookAsync(events: ["todo.updated"])).Id();
        var todo = await _ada.CreateTodoAsync();

        Assert.ThrowsAsync<IOException>(() => RecordAsync([(WebhookEvents.TodoUpdated, todo.Id)], new IOException()));

        Assert.That(await WebhookRows.DeliveriesAsync(_server, webhook), Is.Empty);
    }

    private Task RecordAsync((WebhookEvents Event, long Id)[] changes, Exception? afterwards = null) => InTransactionAsync(async (services, ct) =>
    {
        var things = new List<(WebhookEvents, object)>();
        foreach (var (one, id) in changes)
        {
            var found = await services.GetRequiredService<ITodoRepository>().FindAsync(id, _ada.UserId, ct);
            Assert.That(found.TryGetValue(out var todo, out _));
            things.Add((one, todo!));
        }
        await services.GetRequiredService<WebhookOutbox>().RecordAsync(_ada.UserId, things, ct);
        if (afterwards is not null)
            throw afterwards;
    });

    private async Task InTransactionAsync(Func<IServiceProvider, CancellationToken, Task> work)
    {
        await using var scope = _server.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().ExecuteAsync(
            async ct =>
            {
                await work(scope.ServiceProvider, ct);
                return true;
            },
            CancellationToken.None);
    }

    /// <summary>Deletes what the changes of the test itself have recorded.</summary>
    private async Task DeleteAllAsync()
    {
        await using var context = Trust.GrowthRows.CreateContext(_server);
        context.RemoveRange(context.Set<WebhookDelivery>());
        await context.SaveChangesAsync();
    }
}
