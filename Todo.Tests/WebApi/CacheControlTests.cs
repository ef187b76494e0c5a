using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Todo.Application.Todos;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>Cache-Control on every response (docs/api.md#headers-and-caching; RFC 9111).</summary>
internal sealed class CacheControlTests
{
    private const string NoStore = "no-store";
    private const string Private = "no-cache, private";

    [Test]
    public async Task Protected_responses_are_private_and_revalidated()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var todo = await ada.CreateTodoAsync();
        var path = $"/api/todos/{todo.Id}";
        Reply[] replies =
        [
            todo,
            await ada.GetAsync("/api/todos"),
            await ada.GetAsync(path),
            await ada.SendAsync(HttpMethod.Head, path),
            await ada.PutAsync(path, new { content = "x" }),
            await ada.PutAsync(path, new { content = "x" }, ("If-Match", "\"x\"")),
            await ada.PutAsync(path, new { content = "" }),
            await ada.SendRawAsync(HttpMethod.Put, path, "{"),
            await ada.SendRawAsync(HttpMethod.Put, path, "x", "text/plain"),
            await ada.PostAsync("/api/todos", new { content = new string('x', 70_000) }),
            await ada.GetAsync("/api/todos?limit=0"),
            await ada.GetAsync("/api/todos/999999999"),
            await ada.GetAsync("/api/users/me"),
            await ada.GetAsync("/api/users/me/sessions"),
            await ada.DeleteAsync("/api/users/me/sessions"),
        ];

        Assert.That(replies.Select(reply => (reply.Status, CacheControlOf(reply))), Is.All.Matches<(HttpStatusCode, string?)>(reply => reply.Item2 == Private));
        Assert.That(replies.Select(reply => reply.Status).Distinct().Count(), Is.EqualTo(9));
    }

    [Test]
    public async Task Every_operation_sets_Cache_Control_for_anonymous_clients_too()
    {
        foreach (var operation in SharedServer.Instance.Operations().Where(operation => operation.IsProtected))
        {
            var reply = await SharedServer.Instance.Anonymous().SendAsync(
                new HttpMethod(operation.Method), operation.Route.Replace("{id}", "1", StringComparison.Ordinal));

            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.Unauthorized), $"{operation}");
            Assert.That(
                CacheControlOf(reply),
                Is.EqualTo(IsNeverStored(operation.Method, operation.Route) ? NoStore : Private), $"{operation}");
        }
    }

    [Test]
    public async Task Secrets_of_webhooks_are_not_cached()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var created = await ada.PostAsync("/api/webhooks", new { url = "https://hooks.example.com/", events = new[] { "todo.created" } });
        var rotated = await ada.PostAsync($"/api/webhooks/{created.Id}/secret", new { });
        var read = await ada.GetAsync($"/api/webhooks/{created.Id}");

        Assert.That(new[] { created, rotated, read }.Select(CacheControlOf), Is.EqualTo([NoStore, NoStore, Private]));
    }

    [Test]
    public async Task A_failure_of_a_protected_operation_is_private()
    {
        await using var server = await TodoServer.StartAsync(
            services => services.AddSingleton(FailingPort<ITodoRepository>.With(new InvalidOperationException())));
        var ada = await server.SignUpAsync();

        var reply = await ada.GetAsync("/api/todos");

        Assert.That((reply.Status, CacheControlOf(reply)), Is.EqualTo((HttpStatusCode.InternalServerError, Private)));
        Assert.That((reply.Header("Pragma"), reply.Header("Expires")), Is.EqualTo(((string?)null, (string?)null)));
    }

    [Test]
    public async Task Tokens_accounts_and_the_export_are_not_cached()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        Reply[] replies =
        [
            await ada.RefreshAsync(),
            await ada.RefreshAsync("x"),
            await ada.FormAsync("/api/login/access_token", ("username", ada.Email), ("password", "wrong")),
            await ada.FormAsync("/token", ("username", ada.Email), ("password", ada.Password)),
            await ada.FormAsync("/token", ("grant_type", "magic")),
            await ada.FormAsync("/api/login/revoke", ("token", "x")),
            await ada.PostAsync("/api/users", new { }),
            await ada.GetAsync("/api/users/me/export"),
            await ada.GetAsync("/healthz/live"),
            await ada.GetAsync("/healthz/ready"),
        ];

        Assert.That(replies.Select(CacheControlOf), Is.All.EqualTo(NoStore));
    }

    [Test]
    public async Task Keys_are_publicly_cacheable_for_five_minutes()
    {
        var reply = await SharedServer.Instance.Anonymous().GetAsync("/.well-known/jwks.json");

        Assert.That(CacheControlOf(reply), Is.EqualTo("max-age=300, public"));
    }

    [TestCase("GET", "/nothing")]
    [TestCase("GET", "/api/nothing")]
    [TestCase("DELETE", "/api/users/name")]
    [TestCase("OPTIONS", "/api/todos")]
    [TestCase("GET", "/docs/index.html")]
    [TestCase("GET", "/openapi.json")]
    [TestCase("GET", "/")]
    [TestCase("GET", "/.well-known/openid-configuration")]
    public async Task Every_response_has_Cache_Control(string method, string path)
    {
        var reply = await SharedServer.Instance.Anonymous().SendAsync(new HttpMethod(method), path);

        Assert.That(CacheControlOf(reply), Is.Not.Null.And.Not.Empty, reply.Status.ToString());
    }

    private static bool IsNeverStored(string method, string route) =>
        route.EndsWith("export", StringComparison.Ordinal) || route.EndsWith("events", StringComparison.Ordinal)
        || route.Contains("/totp", StringComparison.Ordinal)
        || (method == "POST" && route.TrimStart('/') is "api/tokens" or "api/webhooks" or "api/webhooks/{id}/secret");

    /// <summary>Returns the directives in alphabetical order.</summary>
    private static string? CacheControlOf(Reply reply) =>
        reply.Header("Cache-Control") is { } value ? string.Join(", ", value.Split(',', StringSplitOptions.TrimEntries).Order(StringComparer.Ordinal)) : null;
}
