using System.Net;
using System.Text.Json;
using Todo.Tests.Harness;

namespace Todo.Tests.Webhooks;

/// <summary>What tests do with webhooks all the time, each with the assertion that it succeeds.</summary>
internal static class ClientWebhooks
{
    public const string Url = "https://hooks.example.com/todo";

    public static readonly string[] Members = ["id", "url", "events", "is_active", "disabled_reason", "created_at", "updated_at"];

    public static readonly string[] AllEvents =
        ["todo.created", "todo.updated", "todo.completed", "todo.deleted", "list.created", "list.updated", "list.deleted"];

    /// <summary>Creates a webhook; without events, one for new lists alone.</summary>
    public static async Task<JsonElement> AddWebhookAsync(this TodoClient client, string url = Url, params string[] events)
    {
        var reply = await client.PostAsync("/api/webhooks", new { url, events = events.Length == 0 ? ["list.created"] : events });
        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.Created), reply.Text);
        return reply.Json;
    }

    public static async Task<JsonElement> ReadWebhookAsync(this TodoClient client, long id)
    {
        var reply = await client.GetAsync($"/api/webhooks/{id}");
        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK), reply.Text);
        return reply.Json;
    }

    public static async Task<JsonElement> ChangeWebhookAsync(this TodoClient client, long id, object members)
    {
        var reply = await client.PatchAsync($"/api/webhooks/{id}", members);
        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK), reply.Text);
        return reply.Json;
    }

    public static string[] Events(this JsonElement webhook) => [.. webhook.GetProperty("events").EnumerateArray().Select(one => one.GetString()!)];
}
