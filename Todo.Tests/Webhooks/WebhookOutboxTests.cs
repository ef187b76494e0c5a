using System.Net;
using System.Text.Json;
using Todo.Domain.Webhooks;
using Todo.Tests.Harness;

namespace Todo.Tests.Webhooks;

/// <summary>What happens is recorded for the webhooks that subscribe to it, in the transaction in which it happens (docs/api.md#webhooks).</summary>
internal sealed class WebhookOutboxTests
{
    private TodoServer _server = null!;
    private TodoClient _ada = null!;

    /// <summary>Nothing is due while a test looks at it, and few todos reach the limit.</summary>
    [SetUp]
    public async Task StartAsync()
    {
        _server = await TodoServer.StartAsync("--Webhooks:RetrySeconds:0=3600", "--Limits:TodosPerUser=5");
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
        await _ada.DeleteAsync($"/api/todos/{todo.Id}");

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
    }

    [Test]
    public async Task Lists_are_recorded_as_the_API_gives_them()
    {
        var webhook = await AddAsync("list.created", "list.updated", "list.deleted");

        var created = await _ada.CreateListAsync();
        var renamed = await _ada.PatchAsync($"/api/lists/{created.Id}", new { name = "x" });
        var moved = await _ada.PostAsync($"/api/lists/{created.Id}/move", new { after_id = (long?)null });
        await _ada.DeleteAsync($"/api/lists/{created.Id}");

        Assert.That(
            (await WebhookRows.DeliveriesAsync(_server, webhook)).Select(delivery => (delivery.Type, DataOf(delivery).GetRawText())),
            Is.EqualTo(new[] { ("list.created", created.Text), ("list.updated", renamed.Text), ("list.updated", moved.Text), ("list.deleted", moved.Text) }));
    }

    [Test]
    public async Task A_completion_is_one_event_of_each_todo_and_the_next_todo_is_created()
    {
        var todo = await _ada.CreateAsync(new { content = "parent", due_date = "2030-01-01", recurrence = "FREQ=DAILY" });
        await _ada.CreateAsync(new { content = "subtask", parent_id = todo.Id });
        var webhook = await AddAsync(ClientWebhooks.AllEvents);

        var done = await _ada.PatchAsync($"/api/todos/{todo.Id}", new { is_done = true, content = "changed too" });

        var events = await EventsAsync(webhook);
        Assert.That(events, Is.EquivalentTo(new[]
        {
            "todo.completed changed too", "todo.completed subtask", "todo.created changed too", "todo.created subtask",
        }));
        var delivery = (await WebhookRows.DeliveriesAsync(_server, webhook)).Single(one => one.Type == "todo.completed" && DataOf(one).Text("content") == "changed too");
        Assert.That(DataOf(delivery).GetRawText(), Is.EqualTo(done.Text));
    }

    [Test]
    public async Task A_next_todo_that_is_taken_back_is_deleted()
    {
        var todo = await _ada.CreateAsync(new { content = "todo", due_date = "2030-01-01", recurrence = "FREQ=DAILY" });
        await _ada.PatchAsync($"/api/todos/{todo.Id}", new { is_done = true });
        var webhook = await AddAsync(ClientWebhooks.AllEvents);

        await _ada.PatchAsync($"/api/todos/{todo.Id}", new { is_done = false });

        Assert.That(await EventsAsync(webhook), Is.EquivalentTo(new[] { "todo.updated todo", "todo.deleted todo" }));
    }

    [Test]
    public async Task The_deletion_of_a_list_is_an_event_of_the_list_and_of_each_todo_and_a_restored_todo_is_updated()
    {
        var list = await _ada.CreateListAsync("list");
        var todo = await _ada.CreateAsync(new { content = "todo", list_id = list.Id });
        var webhook = await AddAsync(ClientWebhooks.AllEvents);

        await _ada.DeleteAsync($"/api/lists/{list.Id}");
        await _ada.PostAsync($"/api/trash/{todo.Id}/restore", new { });

        Assert.That(await EventsAsync(webhook), Is.EqualTo(new[] { "todo.deleted todo", "list.deleted list", "todo.updated todo" }));
    }

    [Test]
    public async Task Bulk_operations_and_the_renaming_of_a_label_are_events_of_the_todos_that_changed()
    {
        await _ada.CreateAsync(new { content = "a", labels = new[] { "home" } });
        await _ada.CreateAsync(new { content = "b", is_done = true });
        var webhook = await AddAsync(ClientWebhooks.AllEvents);

        await _ada.PatchAsync("/api/labels/home", new { name = "house" });
        await _ada.PatchAsync("/api/todos", new { is_done = true });
        await _ada.DeleteAsync("/api/todos?is_done=true");

        Assert.That(await EventsAsync(webhook), Is.EqualTo(new[] { "todo.updated a", "todo.completed a", "todo.deleted a", "todo.deleted b" }));
    }

    [Test]
    public async Task What_changes_nothing_or_is_refused_is_no_event()
    {
        var recurring = await _ada.CreateAsync(new { content = "recurring", due_date = "2030-01-01", recurrence = "FREQ=DAILY" });
        for (var i = 0; i < 4; i++)
            await _ada.CreateAsync(new { content = $"{i}" });
        var trashed = (await _ada.GetAsync("/api/todos?sort=-id&limit=1")).Json[0].Id();
        await _ada.DeleteAsync($"/api/todos/{trashed}");
        var webhook = await AddAsync(ClientWebhooks.AllEvents);
        var created = await _ada.PostAsync("/api/todos", new { content = "once" }, ("Idempotency-Key", "k"));

        Reply[] others =
        [
            await _ada.PostAsync("/api/todos", new { content = "once" }, ("Idempotency-Key", "k")),
            await _ada.PatchAsync($"/api/todos/{created.Id}", new { }),
            await _ada.PatchAsync($"/api/todos/{created.Id}", new { content = "stale" }, ("If-Match", "\"x\"")),
            // The next todo would be beyond the limit, so nothing is changed.
            await _ada.PatchAsync($"/api/todos/{recurring.Id}", new { is_done = true }),
            await _ada.DeleteAsync($"/api/trash/{trashed}"),
        ];

        Assert.That(
            others.Select(reply => reply.Status),
            Is.EqualTo(new[] { HttpStatusCode.Created, HttpStatusCode.OK, HttpStatusCode.PreconditionFailed, HttpStatusCode.Conflict, HttpStatusCode.NoContent }));
        Assert.That(await EventsAsync(webhook), Is.EqualTo(new[] { "todo.created once" }));
    }

    private async Task<long> AddAsync(params string[] events) => (await _ada.AddWebhookAsync(events: events)).Id();

    private async Task<string[]> EventsAsync(long webhook) =>
        [.. (await WebhookRows.DeliveriesAsync(_server, webhook)).Select(one => $"{one.Type} {DataOf(one).Text(one.Type.StartsWith("todo", StringComparison.Ordinal) ? "content" : "name")}")];

    private static JsonElement DataOf(WebhookDelivery delivery) => JsonDocument.Parse(delivery.Payload).RootElement.GetProperty("data");
}
