using System.Net;
using System.Text.Json;
using Todo.Tests.Harness;
using Todo.Tests.Security;
using Todo.Tests.Webhooks;

namespace Todo.Tests.Delivery;

/// <summary>A webhook through the API, from its creation to what its receiver gets (docs/api.md#webhooks).</summary>
internal sealed class WebhookJourneyTests
{
    [Test]
    public async Task A_ping_is_verified_with_the_secret_of_the_creation_and_listed_with_its_attempt()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var server = await TodoServer.StartAsync(Receiver.Allowed);
        var ada = await server.SignUpAsync();
        var webhook = await ada.AddWebhookAsync(receiver.Url);
        var path = $"/api/webhooks/{webhook.GetProperty("id").GetInt64()}";

        var ping = await ada.PostAsync(path + "/ping", new { });
        var message = (await receiver.WaitForAsync(1))[0];
        var verified = await VerifyAsync(message, webhook);

        Assert.That(ping.Status, Is.EqualTo(HttpStatusCode.Accepted));
        Assert.That(verified.ExitCode, Is.Zero, verified.ToString());
        Assert.That(JsonDocument.Parse(message.Body).RootElement.GetProperty("type").GetString(), Is.EqualTo("ping"));
        await Assert.ThatAsync(async () => (await DeliveryAsync(ada, path)).GetProperty("state").GetString(), Is.EqualTo("delivered").After(5000, 10));
        var attempt = (await DeliveryAsync(ada, path)).GetProperty("attempts").EnumerateArray().Single();
        Assert.That((attempt.GetProperty("status").GetInt32(), attempt.GetProperty("error").ValueKind), Is.EqualTo((204, JsonValueKind.Null)));
    }

    [Test]
    public async Task A_redelivery_to_an_inactive_webhook_has_the_same_id_and_both_secrets_sign_after_a_rotation()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var server = await TodoServer.StartAsync(Receiver.Allowed);
        var ada = await server.SignUpAsync();
        var webhook = await ada.AddWebhookAsync(receiver.Url);
        var path = $"/api/webhooks/{webhook.GetProperty("id").GetInt64()}";
        await ada.PostAsync(path + "/ping", new { });
        var first = (await receiver.WaitForAsync(1))[0];
        await ada.PatchAsync(path, new { is_active = false });
        var rotated = (await ada.PostAsync(path + "/secret", new { })).Json;
        await Assert.ThatAsync(async () => (await DeliveryAsync(ada, path)).GetProperty("state").GetString(), Is.EqualTo("delivered").After(5000, 10));

        var id = (await DeliveryAsync(ada, path)).GetProperty("id").GetInt64();
        var again = await ada.PostAsync($"{path}/deliveries/{id}/redeliver", new { });
        var second = (await receiver.WaitForAsync(2))[1];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(again.Status, Is.EqualTo(HttpStatusCode.Accepted));
            Assert.That(second.Id, Is.EqualTo(first.Id));
            Assert.That((first.Signatures.Length, second.Signatures.Length), Is.EqualTo((1, 2)));
            Assert.That((await VerifyAsync(second, webhook)).ExitCode, Is.Zero, "with the previous secret");
            Assert.That((await VerifyAsync(second, rotated)).ExitCode, Is.Zero, "with the new one");
        }
    }

    [Test]
    public async Task A_change_reaches_the_receiver_as_the_API_shows_it()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var server = await TodoServer.StartAsync(Receiver.Allowed);
        var ada = await server.SignUpAsync();
        var webhook = await ada.AddWebhookAsync(receiver.Url, "todo.created", "todo.completed");

        var created = await ada.CreateTodoAsync("Buy milk");
        var completed = await ada.PatchAsync($"/api/todos/{created.Id}", new { is_done = true });
        var messages = await receiver.WaitForAsync(2);

        var bodies = messages.Select(message => JsonDocument.Parse(message.Body).RootElement).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(bodies.Select(body => body.GetProperty("type").GetString()), Is.EqualTo(["todo.created", "todo.completed"]));
            Assert.That(bodies.Select(body => body.GetProperty("data").GetRawText()), Is.EqualTo([created.Text, completed.Text]));
            Assert.That((await VerifyAsync(messages[1], webhook)).ExitCode, Is.Zero);
        }
    }

    [Test]
    public async Task Without_a_usable_key_a_webhook_is_refused_with_503_and_the_log_says_what_to_do()
    {
        using var keys = new KeyFolder();
        keys.AddEcdsa("key-0001.pem");
        // A folder in the place of the key: unlike a file in a read-only folder, not even root can create it.
        Directory.CreateDirectory(keys["secrets.key"]);
        await using var server = await TodoServer.StartAsync(keys.Setting);
        var ada = await server.SignUpAsync();

        var refused = await ada.PostAsync("/api/webhooks", new { url = ClientWebhooks.Url, events = new[] { "todo.created" } });
        var todo = await ada.CreateTodoAsync();

        refused.AssertProblem(HttpStatusCode.ServiceUnavailable);
        Assert.That(refused.Text, Does.Contain("unavailable").And.Not.Contain("secrets.key"));
        Assert.That(todo.Status, Is.EqualTo(HttpStatusCode.Created), "all else works");
        Assert.That(server.Log.All.Single(line => line.Event.Id == 1304).Text, Does.Contain("openssl rand -base64 32"));
    }

    private static async Task<JsonElement> DeliveryAsync(TodoClient client, string path) =>
        (await client.GetAsync(path + "/deliveries")).Json.EnumerateArray().First();

    private static Task<ToolResult> VerifyAsync(ReceivedMessage message, JsonElement webhook) =>
        SignatureTests.VerifyAsync(message, webhook.GetProperty("secret").GetString()!);
}
