using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Todo.Application.Abstractions;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>Requests that were let in before their user was deleted (contract, section 0: never 403, 404 or 409 for a dead token).</summary>
internal sealed class DeletedAccountTests
{
    [TestCase("POST", "/api/todos")]
    [TestCase("GET", "/api/todos/{id}")]
    [TestCase("PUT", "/api/todos/{id}")]
    [TestCase("PATCH", "/api/todos/{id}")]
    [TestCase("DELETE", "/api/todos/{id}")]
    public async Task A_request_that_finds_its_user_gone_is_told_so(string method, string path)
    {
        // As a request sees it whose session was looked up just before the deletion.
        await using var server = await TodoServer.StartAsync(services => services.AddSingleton<ISessionLookup, StillLiving>());
        var ada = await server.SignUpAsync();
        var todo = await ada.CreateTodoAsync();
        Assert.That((await ada.DeleteAsync("/api/users/me", new { password = ada.Password })).Status, Is.EqualTo(HttpStatusCode.NoContent));

        path = path.Replace("{id}", $"{todo.Id}", StringComparison.Ordinal);
        var reply = await ada.SendRawAsync(new HttpMethod(method), path, """{"content":"x"}""");

        reply.AssertProblem(HttpStatusCode.Unauthorized, "Could not validate credentials");
        Assert.That(reply.Header("WWW-Authenticate"), Is.EqualTo("Bearer error=\"invalid_token\""));
    }

    private sealed class StillLiving : ISessionLookup
    {
        public ValueTask<bool> IsLivingAsync(long id, long userId, DateTimeOffset now, CancellationToken cancellationToken) => new(true);
    }
}
