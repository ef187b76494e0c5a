using System.Net;
using System.Text.Json;
using Todo.Domain;
using Todo.Domain.Webhooks;
using Todo.Tests.Harness;

namespace Todo.Tests.Webhooks;

/// <summary>The deliveries of a webhook: list, ping and redeliver (docs/api.md#webhooks).</summary>
internal sealed class DeliveriesTests
{
    private TodoClient _ada = null!;
    private long _id;

    private static TodoServer Server => SharedServer.Instance;

    private string Address => $"/api/webhooks/{_id}/deliveries";

    [SetUp]
    public async Task CreateAsync()
    {
        _ada = await Server.SignUpAsync();
        _id = (await _ada.AddWebhookAsync()).Id();
    }

    [Test]
    public async Task A_delivery_is_listed_with_its_attempts_in_their_order()
    {
        var at = Server.Clock.Now();
        var delivery = (await WebhookRows.AddDeliveriesAsync(Server, _id, 1, DeliveryState.Pending))[0];
        await WebhookRows.AddAttemptsAsync(
            Server,
            DeliveryAttempt.Record(delivery, at, null, AttemptErrors.ConnectionRefused, 3),
            DeliveryAttempt.Record(delivery, at.AddSeconds(5), 500, AttemptErrors.UnexpectedStatus, 12));

        var reply = await _ada.GetAsync(Address);

        var item = reply.Json.EnumerateArray().Single();
        var attempts = item.GetProperty("attempts").EnumerateArray().ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(item.Members(), Is.EqualTo(new[] { "id", "type", "state", "created_at", "next_attempt_at", "attempts" }));
            Assert.That((item.Id(), item.Text("type"), item.Text("state")), Is.EqualTo((delivery, "ping", "pending")));
            Assert.That(item.Text("created_at"), Does.Match(JsonShape.Instant));
            Assert.That(item.Text("next_attempt_at"), Does.Match(JsonShape.Instant));
            Assert.That(attempts.Select(JsonShape.Members), Is.All.EqualTo(new[] { "at", "status", "error", "duration_ms" }));
            Assert.That(attempts.Select(attempt => attempt.Number("status")), Is.EqualTo(new long?[] { null, 500 }));
            Assert.That(attempts.Select(attempt => attempt.Text("error")), Is.EqualTo(new[] { "connection_refused", "unexpected_status" }));
            Assert.That(attempts.Select(attempt => attempt.Number("duration_ms")), Is.EqualTo(new long?[] { 3, 12 }));
            Assert.That(attempts[0].Text("at"), Does.Match(JsonShape.Instant).And.LessThan(attempts[1].Text("at")!));
        }
    }

    [TestCase(DeliveryState.Delivered, "delivered")]
    [TestCase(DeliveryState.Failed, "failed")]
    public async Task A_delivery_that_is_over_has_no_next_attempt(object state, string name)
    {
        await WebhookRows.AddDeliveriesAsync(Server, _id, 1, (DeliveryState)state);

        var item = (await _ada.GetAsync(Address)).Json[0];

        Assert.That((item.Text("state"), item.GetProperty("next_attempt_at").ValueKind), Is.EqualTo((name, JsonValueKind.Null)));
        Assert.That(item.GetProperty("attempts").GetArrayLength(), Is.Zero);
    }

    [TestCase("?limit=2")]
    [TestCase("?limit=7")]
    [TestCase("?limit=1")]
    [TestCase("")]
    public async Task Pages_have_each_delivery_once_newest_first_whatever_is_added_meanwhile(string query)
    {
        var ids = await WebhookRows.AddDeliveriesAsync(Server, _id, 7);
        await WebhookRows.AddDeliveriesAsync(Server, (await _ada.AddWebhookAsync()).Id(), 3);

        var seen = new List<long>();
        await foreach (var page in PageWalk.PagesAsync(_ada, Address + query))
        {
            seen.AddRange(page.Select(ClientTodos.Id));
            await WebhookRows.AddDeliveriesAsync(Server, _id, 1);
        }

        Assert.That(seen, Is.EqualTo(ids.Reverse()));
    }

    [Test]
    public async Task A_page_of_all_there_is_has_no_link_and_the_total_is_counted_on_request()
    {
        await WebhookRows.AddDeliveriesAsync(Server, _id, 3);

        var all = await _ada.GetAsync(Address + "?limit=3&include_total=true");
        var some = await _ada.GetAsync(Address + "?limit=2&include_total=true");

        Assert.That((all.Header("Link"), all.Header("X-Total-Count")), Is.EqualTo(((string?)null, "3")));
        Assert.That(some.Header("Link"), Does.Match("^<http://[^>]+/deliveries\\?limit=2&include_total=true&after=[^>]+>; rel=\"next\"$"));
        Assert.That(some.Header("X-Total-Count"), Is.EqualTo("3"));
    }

    [Test]
    public async Task A_page_with_many_attempts_ends_early()
    {
        var deliveries = await WebhookRows.AddDeliveriesAsync(Server, _id, 3);
        var at = Server.Clock.Now();
        await using (var context = Trust.GrowthRows.CreateContext(Server))
        {
            context.AddRange(deliveries.SelectMany(id => Enumerable.Range(0, 900).Select(i => DeliveryAttempt.Record(id, at.AddSeconds(i), 500, null, 1))));
            await context.SaveChangesAsync();
        }

        var pages = await PageWalk.PagesAsync(_ada, Address).ToListAsync();

        Assert.That(pages.Select(page => page.Select(ClientTodos.Id)), Is.EqualTo(new[] { new[] { deliveries[2], deliveries[1] }, [deliveries[0]] }));
        Assert.That(pages[0].Select(item => item.GetProperty("attempts").GetArrayLength()), Is.EqualTo(new[] { 900, 900 }));
    }

    [TestCase("limit=0", "limit")]
    [TestCase("limit=501", "limit")]
    [TestCase("limit=x", "limit")]
    [TestCase("after=x", "after")]
    [TestCase("after=", "after")]
    [TestCase("include_total=1", "include_total")]
    public async Task A_wrong_parameter_is_refused(string query, string member) => (await _ada.GetAsync($"{Address}?{query}")).AssertInvalid(member);

    [Test]
    public async Task A_cursor_of_something_else_is_refused()
    {
        var other = (await _ada.AddWebhookAsync()).Id();
        await WebhookRows.AddDeliveriesAsync(Server, other, 2);
        await _ada.CreateTodoAsync();
        await _ada.CreateTodoAsync();
        var cursors = new[] { await CursorOfAsync($"/api/webhooks/{other}/deliveries?limit=1"), await CursorOfAsync("/api/todos?limit=1") };

        foreach (var cursor in cursors)
        {
            var reply = await _ada.GetAsync($"{Address}?after={cursor}");
            reply.AssertInvalid("after");
            Assert.That(reply.CodesOf("after"), Is.EqualTo(new[] { "malformed" }));
        }

        async Task<string> CursorOfAsync(string address) => PageWalk.NextOf(await _ada.GetAsync(address))!.Split("after=")[1];
    }

    [Test]
    public async Task The_page_has_an_ETag_that_changes_with_every_attempt_and_redelivery()
    {
        var delivery = (await WebhookRows.AddDeliveriesAsync(Server, _id, 1))[0];
        var first = await _ada.GetAsync(Address);
        var known = await _ada.GetAsync(Address, ("If-None-Match", first.ETag!));
        await WebhookRows.AddAttemptsAsync(Server, DeliveryAttempt.Record(delivery, Server.Clock.Now(), 200, null, 1));
        var second = await _ada.GetAsync(Address, ("If-None-Match", first.ETag!));
        await _ada.PostAsync($"{Address}/{delivery}/redeliver", new { });
        var third = await _ada.GetAsync(Address, ("If-None-Match", second.ETag!));

        Assert.That(known.Status, Is.EqualTo(HttpStatusCode.NotModified));
        Assert.That((second.Status, third.Status), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK)));
    }

    [Test]
    public async Task Deliveries_are_listed_for_30_days()
    {
        var now = Server.Clock.Now();
        var old = (await WebhookRows.AddDeliveriesAsync(Server, _id, 1, at: now.AddDays(-30)))[0];
        var young = (await WebhookRows.AddDeliveriesAsync(Server, _id, 1, at: now.AddDays(-30).AddMinutes(10)))[0];

        var reply = await _ada.GetAsync(Address + "?include_total=true");

        Assert.That(reply.Json.EnumerateArray().Select(ClientTodos.Id), Is.EqualTo(new[] { young }));
        Assert.That(reply.Header("X-Total-Count"), Is.EqualTo("1"));
        (await _ada.PostAsync($"{Address}/{old}/redeliver", new { })).AssertProblem(HttpStatusCode.NotFound, "Delivery not found");
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_ping_is_recorded_with_empty_data_for_inactive_webhooks_too(bool isActive)
    {
        await _ada.ChangeWebhookAsync(_id, new { is_active = isActive });

        var reply = await _ada.PostAsync($"/api/webhooks/{_id}/ping", new { });

        var delivery = (await WebhookRows.DeliveriesAsync(Server, _id)).Single();
        var payload = JsonDocument.Parse(delivery.Payload).RootElement;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((reply.Status, reply.Text), Is.EqualTo((HttpStatusCode.Accepted, string.Empty)));
            Assert.That((delivery.Type, delivery.IsManual, delivery.UserId), Is.EqualTo(("ping", true, _ada.UserId)));
            Assert.That(delivery.MessageId, Does.Match("^msg_[0-9a-f]{32}$"));
            Assert.That(payload.Members(), Is.EqualTo(new[] { "type", "timestamp", "data" }));
            Assert.That(payload.Text("type"), Is.EqualTo("ping"));
            Assert.That(payload.Text("timestamp"), Does.Match(JsonShape.Instant));
            Assert.That(payload.GetProperty("data").GetRawText(), Is.EqualTo("{}"));
        }
        Assert.That((await _ada.GetAsync(Address)).Json[0].Text("type"), Is.EqualTo("ping"));
    }

    [TestCase(DeliveryState.Delivered)]
    [TestCase(DeliveryState.Failed)]
    [TestCase(DeliveryState.Pending)]
    public async Task A_redelivery_makes_the_message_due_at_once_under_the_same_id(object state)
    {
        await _ada.ChangeWebhookAsync(_id, new { is_active = false });
        await WebhookRows.AddDeliveriesAsync(Server, _id, 1, (DeliveryState)state);
        var before = (await WebhookRows.DeliveriesAsync(Server, _id)).Single();
        var begun = Server.Clock.Now();

        var reply = await _ada.PostAsync($"{Address}/{before.Id}/redeliver", new { });

        var after = (await WebhookRows.DeliveriesAsync(Server, _id)).Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((reply.Status, reply.Text), Is.EqualTo((HttpStatusCode.Accepted, string.Empty)));
            Assert.That((after.MessageId, after.Payload, after.CreatedAt), Is.EqualTo((before.MessageId, before.Payload, before.CreatedAt)));
            Assert.That(after.IsManual);
            Assert.That(after.NextAttemptAt, Is.Null.Or.InRange(begun, Server.Clock.Now().AddMinutes(1)));
        }
    }

    [Test]
    public async Task Redeliveries_keep_the_last_attempts()
    {
        var delivery = (await WebhookRows.AddDeliveriesAsync(Server, _id, 1))[0];
        var at = Server.Clock.Now().AddDays(-1);
        await WebhookRows.AddAttemptsAsync(Server, [.. Enumerable.Range(0, 25).Select(i => DeliveryAttempt.Record(delivery, at.AddSeconds(i), i, null, 1))]);

        await _ada.PostAsync($"{Address}/{delivery}/redeliver", new { });

        var statuses = (await _ada.GetAsync(Address)).Json[0].GetProperty("attempts").EnumerateArray().Select(attempt => attempt.Number("status"));
        Assert.That(statuses.Take(20), Is.EqualTo(Enumerable.Range(5, 20).Select(i => (long?)i)));
    }

    [Test]
    public async Task What_is_no_delivery_of_the_webhook_is_not_found()
    {
        var other = (await _ada.AddWebhookAsync()).Id();
        var foreign = (await WebhookRows.AddDeliveriesAsync(Server, other, 1))[0];

        foreach (var id in new[] { "0", "x", "9007199254740991", $"{foreign}" })
            (await _ada.PostAsync($"{Address}/{id}/redeliver", new { })).AssertProblem(HttpStatusCode.NotFound, "Delivery not found");
    }
}
