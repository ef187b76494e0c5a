using System.Net;
using Todo.Domain.Webhooks;
using Todo.Tests.Harness;

namespace Todo.Tests.Webhooks;

/// <summary>Create, list, read, change and delete webhooks (docs/api.md#webhooks).</summary>
internal sealed class WebhooksTests
{
    private TodoClient _ada = null!;

    private static TodoServer Server => SharedServer.Instance;

    [SetUp]
    public async Task SignUpAsync() => _ada = await Server.SignUpAsync();

    [Test]
    public async Task A_new_webhook_is_active_and_comes_with_its_secret()
    {
        var reply = await _ada.PostAsync("/api/webhooks", new { url = ClientWebhooks.Url, events = new[] { "todo.completed", "todo.created" } });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.Created), reply.Text);
            Assert.That(reply.Header("Location"), Is.EqualTo($"/api/webhooks/{reply.Id}"));
            Assert.That(reply.Json.Members(), Is.EqualTo([.. ClientWebhooks.Members, "secret"]));
            Assert.That(reply.Text("url"), Is.EqualTo(ClientWebhooks.Url));
            Assert.That(reply.Json.Events(), Is.EqualTo(new[] { "todo.created", "todo.completed" }));
            Assert.That(reply.Json.GetProperty("is_active").GetBoolean());
            Assert.That(reply.Text("disabled_reason"), Is.Null);
            Assert.That(reply.Text("created_at"), Does.Match(JsonShape.Instant).And.EqualTo(reply.Text("updated_at")));
            Assert.That(reply.Text("secret"), Does.StartWith("whsec_"));
            Assert.That(Convert.FromBase64String(reply.Text("secret")["whsec_".Length..]), Has.Length.EqualTo(32));
        }
    }

    [Test]
    public async Task Other_answers_do_not_have_the_secret()
    {
        var webhook = await _ada.AddWebhookAsync();
        var id = webhook.Id();

        var replies = new[]
        {
            await _ada.GetAsync($"/api/webhooks/{id}"),
            await _ada.GetAsync("/api/webhooks"),
            await _ada.PatchAsync($"/api/webhooks/{id}", new { is_active = true }),
            await _ada.GetAsync("/api/users/me/export"),
            await _ada.GetAsync($"/api/webhooks/{id}/deliveries"),
            await _ada.PostAsync($"/api/webhooks/{id}/ping", new { }),
        };

        Assert.That(replies.Select(reply => reply.Text), Has.None.Contains("whsec_").And.None.Contains(webhook.Text("secret")!["whsec_".Length..]));
        Assert.That(replies.Select(reply => reply.Text), Has.None.Contains("\"secret\""));
    }

    [Test]
    public async Task Webhooks_are_listed_by_id_and_each_has_its_own_secret()
    {
        Assert.That((await _ada.GetAsync("/api/webhooks")).Text, Is.EqualTo("[]"));
        var first = await _ada.AddWebhookAsync();
        var second = await _ada.AddWebhookAsync();

        var all = (await _ada.GetAsync("/api/webhooks")).Json.EnumerateArray().ToArray();

        Assert.That(all.Select(ClientTodos.Id), Is.EqualTo(new[] { first.Id(), second.Id() }));
        Assert.That(all.Select(JsonShape.Members), Is.All.EqualTo(ClientWebhooks.Members));
        Assert.That(all[0].GetRawText(), Is.EqualTo((await _ada.GetAsync($"/api/webhooks/{first.Id()}")).Text));
        Assert.That(first.Text("secret"), Is.Not.EqualTo(second.Text("secret")));
    }

    [Test]
    public async Task A_patch_changes_what_it_names()
    {
        var webhook = await _ada.AddWebhookAsync(events: ClientWebhooks.AllEvents);
        var id = webhook.Id();

        var moved = await _ada.ChangeWebhookAsync(id, new { url = "https://other.example.com:8443/x?y=z" });
        var narrowed = await _ada.ChangeWebhookAsync(id, new { events = new[] { "list.deleted" } });
        var switchedOff = await _ada.ChangeWebhookAsync(id, new { is_active = false });
        var unchanged = await _ada.ChangeWebhookAsync(id, new { other = 1 });

        using (Assert.EnterMultipleScope())
        {
            Assert.That((moved.Text("url"), moved.Events()), Is.EqualTo(("https://other.example.com:8443/x?y=z", ClientWebhooks.AllEvents)));
            Assert.That(narrowed.Events(), Is.EqualTo(new[] { "list.deleted" }));
            Assert.That(switchedOff.GetProperty("is_active").GetBoolean(), Is.False);
            Assert.That(switchedOff.Text("disabled_reason"), Is.Null);
            Assert.That(new[] { webhook, moved, narrowed, switchedOff }.Select(one => one.Text("updated_at")), Is.Ordered.And.Unique);
            Assert.That(unchanged.GetRawText(), Is.EqualTo(switchedOff.GetRawText()));
            Assert.That((await _ada.ReadWebhookAsync(id)).GetRawText(), Is.EqualTo(switchedOff.GetRawText()));
        }
    }

    [Test]
    public async Task A_merge_patch_is_taken_too()
    {
        var id = (await _ada.AddWebhookAsync()).Id();

        var reply = await _ada.SendRawAsync(HttpMethod.Patch, $"/api/webhooks/{id}", """{"is_active":false}""", "application/merge-patch+json");

        Assert.That(reply.Json.GetProperty("is_active").GetBoolean(), Is.False);
    }

    [Test]
    public async Task Enabling_a_disabled_webhook_clears_the_reason()
    {
        var id = (await _ada.AddWebhookAsync()).Id();
        await WebhookRows.DisableAsync(Server, id, "410 Gone");
        var disabled = await _ada.ReadWebhookAsync(id);
        var renamed = await _ada.ChangeWebhookAsync(id, new { url = ClientWebhooks.Url + "/2" });

        var enabled = await _ada.ChangeWebhookAsync(id, new { is_active = true });

        using (Assert.EnterMultipleScope())
        {
            Assert.That((disabled.GetProperty("is_active").GetBoolean(), disabled.Text("disabled_reason")), Is.EqualTo((false, "410 Gone")));
            Assert.That(renamed.Text("disabled_reason"), Is.EqualTo("410 Gone"));
            Assert.That((enabled.GetProperty("is_active").GetBoolean(), enabled.Text("disabled_reason")), Is.EqualTo((true, (string?)null)));
        }
    }

    [TestCase("""{}""", "url:required", "events:required")]
    [TestCase("""{"url":null,"events":null}""", "url:null_not_allowed", "events:null_not_allowed")]
    [TestCase("""{"url":5,"events":"todo.created"}""", "url:wrong_type", "events:wrong_type")]
    [TestCase("""{"url":"https://a.example","events":[]}""", "events:empty")]
    [TestCase("""{"url":"https://a.example","events":["todo.created",1]}""", "events:wrong_type")]
    [TestCase("""{"url":"https://a.example","events":["ping"]}""", "events:unknown_value")]
    [TestCase("""{"url":"https://a.example","events":["Todo.Created"]}""", "events:unknown_value")]
    [TestCase("""{"url":"https://a.example","events":["todo.created",""]}""", "events:unknown_value")]
    [TestCase("""{"url":"https://a.example","events":["todo.created","todo.created"]}""", "events:duplicate")]
    [TestCase("""{"url":"http://a.example","events":["todo.created","x"]}""", "url:malformed", "events:unknown_value")]
    public async Task A_webhook_that_breaks_a_rule_is_refused(string body, params string[] errors)
    {
        var reply = await _ada.SendRawAsync(HttpMethod.Post, "/api/webhooks", body);

        reply.AssertInvalid([.. errors.Select(error => error.Split(':')[0])]);
        Assert.That(errors.Select(error => reply.CodesOf(error.Split(':')[0])), Is.EqualTo(errors.Select(error => new[] { error.Split(':')[1] })));
        Assert.That((await _ada.GetAsync("/api/webhooks")).Text, Is.EqualTo("[]"));
    }

    [TestCase("""{"url":null}""", "url", "null_not_allowed")]
    [TestCase("""{"events":null}""", "events", "null_not_allowed")]
    [TestCase("""{"is_active":null}""", "is_active", "null_not_allowed")]
    [TestCase("""{"is_active":"true"}""", "is_active", "wrong_type")]
    [TestCase("""{"url":"https://127.0.0.1/"}""", "url", "not_allowed")]
    [TestCase("""{"events":[]}""", "events", "empty")]
    public async Task A_change_that_breaks_a_rule_is_refused(string body, string member, string code)
    {
        var webhook = await _ada.AddWebhookAsync();

        var reply = await _ada.SendRawAsync(HttpMethod.Patch, $"/api/webhooks/{webhook.Id()}", body);

        reply.AssertInvalid(member);
        Assert.That(reply.CodesOf(member), Is.EqualTo(new[] { code }));
        Assert.That((await _ada.ReadWebhookAsync(webhook.Id())).Text("updated_at"), Is.EqualTo(webhook.Text("updated_at")));
    }

    [Test]
    public async Task A_deleted_webhook_is_gone_with_its_deliveries()
    {
        var id = (await _ada.AddWebhookAsync()).Id();
        var other = (await _ada.AddWebhookAsync()).Id();
        await WebhookRows.AddDeliveriesAsync(Server, id, 3);
        await WebhookRows.AddDeliveriesAsync(Server, other, 1);

        var reply = await _ada.DeleteAsync($"/api/webhooks/{id}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((reply.Status, reply.Text), Is.EqualTo((HttpStatusCode.NoContent, string.Empty)));
            (await _ada.GetAsync($"/api/webhooks/{id}")).AssertProblem(HttpStatusCode.NotFound, "Webhook not found");
            (await _ada.DeleteAsync($"/api/webhooks/{id}")).AssertProblem(HttpStatusCode.NotFound, "Webhook not found");
            Assert.That((await _ada.GetAsync("/api/webhooks")).Json.EnumerateArray().Select(ClientTodos.Id), Is.EqualTo(new[] { other }));
            Assert.That(await WebhookRows.DeliveriesAsync(Server, id), Is.Empty);
            Assert.That(await WebhookRows.DeliveriesAsync(Server, other), Has.Count.EqualTo(1));
            Assert.That((await _ada.AddWebhookAsync()).Id(), Is.GreaterThan(other));
        }
    }

    [TestCase("0")]
    [TestCase("01")]
    [TestCase("x")]
    [TestCase("9007199254740991")]
    public async Task What_is_no_webhook_is_not_found(string id)
    {
        (await _ada.GetAsync($"/api/webhooks/{id}")).AssertProblem(HttpStatusCode.NotFound, "Webhook not found");
        (await _ada.PatchAsync($"/api/webhooks/{id}", new { is_active = true })).AssertProblem(HttpStatusCode.NotFound, "Webhook not found");
        (await _ada.PostAsync($"/api/webhooks/{id}/secret", new { })).AssertProblem(HttpStatusCode.NotFound, "Webhook not found");
        (await _ada.PostAsync($"/api/webhooks/{id}/ping", new { })).AssertProblem(HttpStatusCode.NotFound, "Webhook not found");
        (await _ada.GetAsync($"/api/webhooks/{id}/deliveries")).AssertProblem(HttpStatusCode.NotFound, "Webhook not found");
        (await _ada.PostAsync($"/api/webhooks/{id}/deliveries/1/redeliver", new { })).AssertProblem(HttpStatusCode.NotFound, "Webhook not found");
    }

    [Test]
    public async Task The_user_knows_the_events_of_the_active_webhooks()
    {
        var first = (await _ada.AddWebhookAsync(events: ["todo.created", "list.deleted"])).Id();
        var second = (await _ada.AddWebhookAsync(events: ["todo.created", "todo.completed"])).Id();
        Assert.That(await EventsAsync(), Is.EqualTo(WebhookEvents.TodoCreated | WebhookEvents.TodoCompleted | WebhookEvents.ListDeleted));

        await _ada.ChangeWebhookAsync(first, new { is_active = false });
        Assert.That(await EventsAsync(), Is.EqualTo(WebhookEvents.TodoCreated | WebhookEvents.TodoCompleted));
        await _ada.ChangeWebhookAsync(second, new { events = new[] { "list.created" } });
        Assert.That(await EventsAsync(), Is.EqualTo(WebhookEvents.ListCreated));
        await _ada.ChangeWebhookAsync(first, new { is_active = true });
        await _ada.DeleteAsync($"/api/webhooks/{second}");
        Assert.That(await EventsAsync(), Is.EqualTo(WebhookEvents.TodoCreated | WebhookEvents.ListDeleted));
        await _ada.DeleteAsync($"/api/webhooks/{first}");
        Assert.That(await EventsAsync(), Is.EqualTo(WebhookEvents.None));

        Task<WebhookEvents> EventsAsync() => WebhookRows.EventsOfAsync(Server, _ada);
    }

    [Test]
    public async Task Webhooks_do_not_change_the_version_of_the_user()
    {
        var before = await _ada.GetAsync("/api/users/me");

        await _ada.AddWebhookAsync();

        Assert.That((await _ada.GetAsync("/api/users/me")).Text, Is.EqualTo(before.Text));
    }
}
