using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Todo.Application.Common;
using Todo.Application.Webhooks;
using Todo.Tests.Harness;

namespace Todo.Tests.Webhooks;

/// <summary>The secrets of webhooks: shown once, rotated, encrypted in the database, and nowhere else (docs/security.md).</summary>
internal sealed class WebhookSecretsTests
{
    private const string Key = "Idempotency-Key";

    [Test]
    public async Task A_rotation_gives_a_new_secret_and_keeps_the_previous_one_for_24_hours()
    {
        await using var server = await TodoServer.StartAsync();
        server.Clock.Stop();
        var ada = await server.SignUpAsync();
        var webhook = await ada.AddWebhookAsync();
        server.Clock.Advance(TimeSpan.FromSeconds(1));

        var reply = await ada.PostAsync($"/api/webhooks/{webhook.Id()}/secret", new { });

        var stored = await WebhookRows.FindAsync(server, webhook.Id());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK), reply.Text);
            Assert.That(reply.Json.Members(), Is.EqualTo([.. ClientWebhooks.Members, "secret"]));
            Assert.That(reply.Text("secret"), Does.StartWith("whsec_").And.Not.EqualTo(webhook.Text("secret")));
            Assert.That(reply.Text("updated_at"), Is.GreaterThan(webhook.Text("updated_at")!));
            Assert.That(TextOf(server, stored.ProtectedSecret), Is.EqualTo(reply.Text("secret")));
            Assert.That(TextOf(server, stored.PreviousProtectedSecret!), Is.EqualTo(webhook.Text("secret")));
            Assert.That(stored.PreviousSecretUntil, Is.EqualTo(stored.UpdatedAt + TimeSpan.FromHours(24)));
        }
    }

    [Test]
    public async Task A_second_rotation_drops_the_oldest_secret()
    {
        var server = SharedServer.Instance;
        var ada = await server.SignUpAsync();
        var id = (await ada.AddWebhookAsync()).Id();

        var first = await ada.PostAsync($"/api/webhooks/{id}/secret", new { });
        var second = await ada.PostAsync($"/api/webhooks/{id}/secret", new { });

        var stored = await WebhookRows.FindAsync(server, id);
        Assert.That(TextOf(server, stored.ProtectedSecret), Is.EqualTo(second.Text("secret")));
        Assert.That(TextOf(server, stored.PreviousProtectedSecret!), Is.EqualTo(first.Text("secret")));
    }

    [Test]
    public async Task A_repeat_gets_the_first_answer_again_without_the_secret()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var body = new { url = ClientWebhooks.Url, events = new[] { "todo.created" } };

        var first = await ada.PostAsync("/api/webhooks", body, (Key, "k"));
        await ada.ChangeWebhookAsync(first.Id, new { is_active = false });
        var again = await ada.PostAsync("/api/webhooks", body, (Key, "k"));
        var other = await ada.PostAsync("/api/webhooks", new { url = ClientWebhooks.Url, events = new[] { "todo.deleted" } }, (Key, "k"));
        var list = await ada.PostAsync("/api/lists", new { name = "a" }, (Key, "k"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((first.Status, first.Header("Idempotent-Replayed")), Is.EqualTo((HttpStatusCode.Created, (string?)null)));
            Assert.That((again.Status, again.Header("Idempotent-Replayed")), Is.EqualTo((HttpStatusCode.Created, "true")));
            Assert.That(again.Header("Location"), Is.EqualTo(first.Header("Location")));
            Assert.That(again.Json.Members(), Is.EqualTo(ClientWebhooks.Members));
            foreach (var member in ClientWebhooks.Members)
                Assert.That(again.Json.GetProperty(member).GetRawText(), Is.EqualTo(first.Json.GetProperty(member).GetRawText()));
            other.AssertInvalid(Key);
            Assert.That(other.Text("type"), Is.EqualTo("urn:todo:problem:idempotency-key-reused"));
            Assert.That(list.Status, Is.EqualTo(HttpStatusCode.Created), "another operation, another key");
            Assert.That((await ada.GetAsync("/api/webhooks")).Json.GetArrayLength(), Is.EqualTo(1));
        }
    }

    [Test]
    public async Task Parallel_repeats_create_one_webhook()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var body = new { url = ClientWebhooks.Url, events = new[] { "todo.created" } };

        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ada.PostAsync("/api/webhooks", body, (Key, "k"))));

        Assert.That(replies.Select(reply => reply.Status), Is.All.EqualTo(HttpStatusCode.Created).Or.EqualTo(HttpStatusCode.Conflict));
        Assert.That(replies.Count(reply => reply.Text.Contains("whsec_", StringComparison.Ordinal)), Is.EqualTo(1));
        Assert.That((await ada.GetAsync("/api/webhooks")).Json.GetArrayLength(), Is.EqualTo(1));
    }

    [Test, SqliteOnly]
    public async Task No_secret_is_in_the_database_files()
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        var created = await ada.PostAsync("/api/webhooks", new { url = ClientWebhooks.Url, events = new[] { "todo.created" } }, (Key, "k"));
        var rotated = await ada.PostAsync($"/api/webhooks/{created.Id}/secret", new { });

        var files = Directory.EnumerateFiles(server.Database.Folder, "todo.db*").Select(ReadShared).ToList();

        Assert.That(files.Any(file => Contains(file, "hooks.example.com"u8)), "the URL is there");
        foreach (var secret in new[] { created.Text("secret"), rotated.Text("secret") })
        {
            var text = secret["whsec_".Length..];
            Assert.That(files.Any(file => Contains(file, System.Text.Encoding.ASCII.GetBytes(text))), Is.False, "as text");
            Assert.That(files.Any(file => Contains(file, Convert.FromBase64String(text))), Is.False, "as bytes");
        }
    }

    [Test]
    public async Task Changes_of_webhooks_are_audited_and_neither_secret_nor_url_is_logged_at_any_level()
    {
        const string Hidden = "hidden-capability-4711";
        await using var server = await TodoServer.StartAsync("--Logging:LogLevel:Default=Trace");
        var ada = await server.SignUpAsync();
        var body = new { url = $"https://hooks.example.com/{Hidden}?token={Hidden}", events = new[] { "todo.created" } };

        var created = await ada.PostAsync("/api/webhooks", body, (Key, "k"));
        await ada.PostAsync("/api/webhooks", body, (Key, "k"));
        var rotated = await ada.PostAsync($"/api/webhooks/{created.Id}/secret", new { });
        await ada.PatchAsync($"/api/webhooks/{created.Id}", new { url = $"https://{Hidden}@hooks.example.com", events = new[] { Hidden } });
        await ada.PostAsync($"/api/webhooks/{Hidden}/secret", new { });
        await ada.GetAsync($"/api/webhooks/{created.Id}/deliveries?after={Hidden}");
        await ada.DeleteAsync($"/api/webhooks/{created.Id}");
        await ada.DeleteAsync($"/api/webhooks/{created.Id}");

        var log = server.Log.All.Select(line => line.Text + string.Join(' ', line.Values.Values)).ToList();
        using (Assert.EnterMultipleScope())
        {
            foreach (var id in new[] { 1012, 1013, 1014 })
                Assert.That(server.Log.All.Where(line => line.Event.Id == id).Select(Named), Is.EqualTo(new[] { (ada.UserId, created.Id) }), $"event {id}");
            foreach (var secret in new[] { Hidden, created.Text("secret"), rotated.Text("secret"), created.Text("secret")["whsec_".Length..] })
                Assert.That(log.Where(line => line.Contains(secret, StringComparison.Ordinal)), Is.Empty);
        }

        static (long, long) Named(LogLine line) => ((long)line.Values["UserId"]!, (long)line.Values["WebhookId"]!);
    }

    private static string TextOf(TodoServer server, byte[] stored) =>
        WebhookSecret.ToText(server.Services.GetRequiredService<ISecretProtector>().Unprotect(stored, WebhookSecret.Purpose));

    private static bool Contains(byte[] file, ReadOnlySpan<byte> text) => file.AsSpan().IndexOf(text) >= 0;

    private static byte[] ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        file.CopyTo(copy);
        return copy.ToArray();
    }
}
