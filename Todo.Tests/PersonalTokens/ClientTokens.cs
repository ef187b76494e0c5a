using System.Net;
using System.Text.Json;
using Todo.Tests.Harness;

namespace Todo.Tests.PersonalTokens;

/// <summary>What tests do with personal tokens all the time, each with the assertion that it succeeds.</summary>
internal static class ClientTokens
{
    public const string Read = "todos:read";
    public const string Write = "todos:write";

    public static readonly string[] AllScopes = [Read, Write];

    /// <summary>The members of the list, and of a replay.</summary>
    public static readonly string[] Members = ["id", "name", "scopes", "hint", "created_at", "expires_at", "last_used_at"];

    /// <summary>Creates a token for reading.</summary>
    public static Task<JsonElement> AddTokenAsync(this TodoClient client, string name = "script", int days = 90) =>
        client.AddTokenAsync(name, days, Read);

    public static async Task<JsonElement> AddTokenAsync(this TodoClient client, string name, int days, params string[] scopes)
    {
        var reply = await client.PostAsync("/api/tokens", new { name, scopes, expires_in_days = days });
        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.Created), reply.Text);
        return reply.Json;
    }

    /// <summary>Creates a token, and returns a client that uses it.</summary>
    public static Task<TodoClient> AddScriptAsync(this TodoClient client, params string[] scopes) => client.AddScriptAsync(90, scopes);

    /// <inheritdoc cref="AddScriptAsync(TodoClient,string[])"/>
    public static async Task<TodoClient> AddScriptAsync(this TodoClient client, int days, params string[] scopes) =>
        client.With((await client.AddTokenAsync("script", days, scopes)).Text("token")!);

    public static async Task<JsonElement[]> ListTokensAsync(this TodoClient client)
    {
        var reply = await client.GetAsync("/api/tokens");
        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK), reply.Text);
        return [.. reply.Json.EnumerateArray()];
    }

    /// <summary>The last use of the user's only token.</summary>
    public static async Task<DateTimeOffset?> LastUseAsync(this TodoClient client) =>
        (await client.ListTokensAsync()).Single().GetProperty("last_used_at") is { ValueKind: JsonValueKind.String } at ? at.GetDateTimeOffset() : null;

    /// <summary>Asserts the answer to a token that is not valid.</summary>
    public static void AssertInvalidToken(this Reply reply)
    {
        reply.AssertProblem(HttpStatusCode.Unauthorized, "Could not validate credentials");
        Assert.That(reply.Header("WWW-Authenticate"), Is.EqualTo("Bearer error=\"invalid_token\""));
    }

    /// <summary>Asserts the answer to a token that does not permit the operation.</summary>
    public static void AssertForbidden(this Reply reply, string? missing, string? message = null)
    {
        var challenge = missing is null ? "Bearer error=\"insufficient_scope\"" : $"Bearer error=\"insufficient_scope\", scope=\"{missing}\"";
        reply.AssertProblem(HttpStatusCode.Forbidden, "The token does not permit this.");
        Assert.That(reply.Text("type"), Is.EqualTo("urn:todo:problem:forbidden"));
        Assert.That(reply.Header("WWW-Authenticate"), Is.EqualTo(challenge), message);
    }
}
