using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Todo.Application.Sessions;
using Todo.Application.Users;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>Requests authenticated before their user was deleted (docs/api.md#authentication: never 403, 404 or 409 for an invalid token).</summary>
internal sealed class DeletedAccountTests
{
    [TestCase("POST", "/api/todos", """{"content":"x"}""")]
    [TestCase("GET", "/api/todos/{id}", "")]
    [TestCase("PUT", "/api/todos/{id}", """{"content":"x"}""")]
    [TestCase("PATCH", "/api/todos/{id}", """{"content":"x"}""")]
    [TestCase("DELETE", "/api/todos/{id}", "")]
    [TestCase("POST", "/api/todos", """{"content":"x","list_id":{list}}""")]
    [TestCase("POST", "/api/todos", """{"content":"x","parent_id":{id}}""")]
    [TestCase("POST", "/api/todos/{id}/move", """{"after_id":null}""")]
    [TestCase("GET", "/api/todos/{id}/occurrences", "")]
    [TestCase("GET", "/api/lists", "")]
    [TestCase("POST", "/api/lists", """{"name":"x"}""")]
    [TestCase("GET", "/api/lists/{list}", "")]
    [TestCase("PATCH", "/api/lists/{list}", """{"name":"x"}""")]
    [TestCase("DELETE", "/api/lists/{list}", "")]
    [TestCase("POST", "/api/lists/{list}/move", """{"after_id":null}""")]
    [TestCase("POST", "/api/trash/{id}/restore", "")]
    [TestCase("DELETE", "/api/trash/{id}", "")]
    [TestCase("POST", "/api/webhooks", """{"url":"https://a.example","events":["todo.created"]}""")]
    [TestCase("GET", "/api/webhooks/1", "")]
    [TestCase("PATCH", "/api/webhooks/1", """{"is_active":true}""")]
    [TestCase("DELETE", "/api/webhooks/1", "")]
    [TestCase("POST", "/api/webhooks/1/secret", "")]
    [TestCase("POST", "/api/webhooks/1/ping", "")]
    [TestCase("GET", "/api/webhooks/1/deliveries", "")]
    [TestCase("POST", "/api/webhooks/1/deliveries/1/redeliver", "")]
    [TestCase("POST", "/api/tokens", """{"name":"x","scopes":["todos:read"]}""")]
    [TestCase("DELETE", "/api/tokens/1", "")]
    [TestCase("GET", "/api/users/me", "")]
    [TestCase("GET", "/api/users/me/export", "")]
    [TestCase("PATCH", "/api/users/me", """{"time_zone":"UTC"}""")]
    [TestCase("PUT", "/api/users/name", """{"name":"Ada King"}""")]
    [TestCase("PUT", "/api/users/password", """{"current_password":"correct horse battery 9","password":"staple battery horse 7"}""")]
    [TestCase("DELETE", "/api/users/me", """{"password":"correct horse battery 9"}""")]
    public async Task A_request_of_a_deleted_user_is_401(string method, string path, string body)
    {
        // Simulates a request whose session was looked up just before the deletion.
        await using var server = await TodoServer.StartAsync(services => services.AddSingleton<ISessionLookup, AlwaysActive>());
        var ada = await server.SignUpAsync();
        var todo = await ada.CreateTodoAsync();
        var list = await ada.CreateListAsync();
        Assert.That((await ada.DeleteAsync("/api/users/me", new { password = ada.Password })).Status, Is.EqualTo(HttpStatusCode.NoContent));

        var reply = await ada.SendRawAsync(new HttpMethod(method), WithIds(path), WithIds(body));

        reply.AssertProblem(HttpStatusCode.Unauthorized, "Could not validate credentials");
        Assert.That(reply.Header("WWW-Authenticate"), Is.EqualTo("Bearer error=\"invalid_token\""));

        string WithIds(string text) =>
            text.Replace("{id}", $"{todo.Id}", StringComparison.Ordinal).Replace("{list}", $"{list.Id}", StringComparison.Ordinal);
    }

    [TestCase("GET", "/api/todos", "[]")]
    [TestCase("GET", "/api/labels", "[]")]
    [TestCase("GET", "/api/trash", "[]")]
    [TestCase("GET", "/api/webhooks", "[]")]
    [TestCase("GET", "/api/tokens", "[]")]
    [TestCase("DELETE", "/api/labels/home", "{\"updated\":0}")]
    [TestCase("DELETE", "/api/trash", "{\"deleted\":0}")]
    public async Task A_request_of_a_deleted_user_for_all_there_is_finds_nothing(string method, string path, string body)
    {
        await using var server = await TodoServer.StartAsync(services => services.AddSingleton<ISessionLookup, AlwaysActive>());
        var ada = await server.SignUpAsync();
        await ada.CreateAsync(new { content = "x", labels = new[] { "home" } });
        await ada.DeleteAsync("/api/users/me", new { password = ada.Password });

        var reply = await ada.SendAsync(new HttpMethod(method), path);

        Assert.That((reply.Status, reply.Text), Is.EqualTo((HttpStatusCode.OK, body)));
    }

    [TestCase("GET", "/api/users/me", "")]
    [TestCase("GET", "/api/users/me/export", "")]
    [TestCase("PATCH", "/api/users/me", """{"name":"Ada King"}""")]
    [TestCase("PUT", "/api/users/name", """{"name":"Ada King"}""")]
    [TestCase("PUT", "/api/users/password", """{"current_password":"correct horse battery 9","password":"staple battery horse 7"}""")]
    [TestCase("DELETE", "/api/users/me", """{"password":"correct horse battery 9"}""")]
    public async Task A_user_whose_rows_are_still_being_deleted_is_401(string method, string path, string body)
    {
        await using var server = await TodoServer.StartAsync(services => services
            .AddSingleton<ISessionLookup, AlwaysActive>()
            .AddScoped(_ => FailingPort<IAccountRemoval>.With(new IOException())));
        var ada = await server.SignUpAsync();
        Assert.That((await ada.DeleteAsync("/api/users/me", new { password = ada.Password })).Status, Is.EqualTo(HttpStatusCode.NoContent));

        var reply = await ada.SendRawAsync(new HttpMethod(method), path, body);

        reply.AssertProblem(HttpStatusCode.Unauthorized, "Could not validate credentials");
    }

    private sealed class AlwaysActive : ISessionLookup
    {
        public ValueTask<bool> IsActiveAsync(long id, long userId, DateTimeOffset now, CancellationToken cancellationToken) => new(true);
    }
}
