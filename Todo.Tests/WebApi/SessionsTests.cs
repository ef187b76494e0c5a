using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Todo.Application.Sessions;
using Todo.Infrastructure.Sessions;
using Todo.Tests.Harness;
using Todo.Tests.Security;

namespace Todo.Tests.WebApi;

/// <summary>The sessions of a user (docs/api.md#sessions).</summary>
internal sealed class SessionsTests
{
    private const string Path = "/api/users/me/sessions";

    [Test]
    public async Task The_list_describes_each_session_and_marks_the_current_one()
    {
        await using var server = await TodoServer.StartAsync();
        var start = server.Clock.GetUtcNow();
        var ada = await server.SignUpAsync();
        using var browser = new HttpClient { BaseAddress = server.Http.BaseAddress };
        browser.DefaultRequestHeaders.Add("User-Agent", "Mozilla/5.0 (X11)");
        var tab = await ada.SignInAsync(browser);
        server.Clock.Advance(TimeSpan.FromMinutes(10));
        tab.Take(await tab.RefreshAsync());

        var sessions = (await tab.GetAsync(Path)).Json;

        var (first, second) = (sessions[0], sessions[1]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(sessions.GetArrayLength(), Is.EqualTo(2));
            Assert.That(
                string.Join(' ', second.EnumerateObject().Select(member => member.Name)),
                Is.EqualTo("id created_at last_used_at expires_at user_agent is_current"));
            Assert.That($"{second.GetProperty("id").GetInt64()}", Is.EqualTo((string)Jwt.PayloadOf(tab.AccessToken!)["sid"]!));
            Assert.That(second.GetProperty("user_agent").GetString(), Is.EqualTo("Mozilla/5.0 (X11)"));
            Assert.That(second.GetProperty("is_current").GetBoolean(), Is.True);
            Assert.That(first.GetProperty("is_current").GetBoolean(), Is.False);
            Assert.That(first.GetProperty("user_agent").GetString(), Is.Null);
            Assert.That(first.GetProperty("last_used_at").GetString(), Is.EqualTo(first.GetProperty("created_at").GetString()));
            var created = second.GetProperty("created_at").GetDateTimeOffset();
            var used = second.GetProperty("last_used_at").GetDateTimeOffset();
            Assert.That(created, Is.EqualTo(start).Within(TimeSpan.FromMinutes(2)));
            Assert.That(used - created, Is.EqualTo(TimeSpan.FromMinutes(10)).Within(TimeSpan.FromMinutes(2)));
            Assert.That(second.GetProperty("expires_at").GetDateTimeOffset(), Is.EqualTo(used.AddDays(30)));
        }
    }

    [Test]
    public async Task Expired_and_revoked_sessions_are_not_listed()
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        server.Clock.Advance(TimeSpan.FromDays(15));
        var ended = await ada.SignInAsync();
        server.Clock.Advance(TimeSpan.FromDays(15));
        var active = await ada.SignInAsync();
        await ended.FormAsync("/api/login/revoke", ("token", ended.RefreshToken!));

        var sessions = (await active.GetAsync(Path)).Json;

        Assert.That(sessions.EnumerateArray().Single().GetProperty("is_current").GetBoolean(), Is.True);
    }

    [Test]
    public async Task Revoking_one_session_keeps_the_others()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var (phone, tablet) = (await ada.SignInAsync(), await ada.SignInAsync());

        var reply = await ada.DeleteAsync($"{Path}/{SessionOf(phone)}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((reply.Status, reply.Text), Is.EqualTo((HttpStatusCode.NoContent, string.Empty)));
            Assert.That(await StatusAsync(phone), Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That((await phone.RefreshAsync()).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(await StatusAsync(tablet), Is.EqualTo(HttpStatusCode.OK));
            Assert.That(await StatusAsync(ada), Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [Test]
    public async Task Revoking_the_others_keeps_the_current_one_and_those_of_other_users()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var (phone, bob) = (await ada.SignInAsync(), await SharedServer.Instance.SignUpAsync());

        var reply = await ada.DeleteAsync(Path);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.NoContent));
            Assert.That(await StatusAsync(phone), Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(await StatusAsync(ada), Is.EqualTo(HttpStatusCode.OK));
            Assert.That((await ada.RefreshAsync()).Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(await StatusAsync(bob), Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [Test]
    public async Task A_session_of_another_user_is_not_found()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var bob = await SharedServer.Instance.SignUpAsync();

        var foreign = await ada.DeleteAsync($"{Path}/{SessionOf(bob)}");
        var missing = await ada.DeleteAsync($"{Path}/999999999");
        var noId = await ada.DeleteAsync($"{Path}/x");

        using (Assert.EnterMultipleScope())
        {
            foreign.AssertProblem(HttpStatusCode.NotFound, "Session not found");
            missing.AssertProblem(HttpStatusCode.NotFound, "Session not found");
            Assert.That(noId.Status, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(await StatusAsync(bob), Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [Test]
    public async Task Changing_the_password_revokes_the_others_and_keeps_this_one_with_its_tokens()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var phone = await ada.SignInAsync();

        await ada.PutAsync("/api/users/password", new { current_password = ada.Password, password = "another good horse 7" });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await StatusAsync(phone), Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That((await phone.RefreshAsync()).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(await StatusAsync(ada), Is.EqualTo(HttpStatusCode.OK));
            Assert.That((await ada.RefreshAsync()).Status, Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [Test]
    public async Task A_protected_request_reads_the_session_once()
    {
        CountingLookup? lookup = null;
        await using var server = await TodoServer.StartAsync(services => services.AddSingleton<ISessionLookup>(
            provider => lookup = new(ActivatorUtilities.CreateInstance<SessionLookup>(provider))));
        var ada = await server.SignUpAsync();
        foreach (var path in new[] { "/api/todos", "/api/users/me", Path })
        {
            var before = lookup?.Count ?? 0;
            await ada.GetAsync(path);

            Assert.That(lookup!.Count - before, Is.EqualTo(1), path);
        }
    }

    [Test]
    public async Task A_failure_to_read_the_session_is_a_problem()
    {
        await using var server = await TodoServer.StartAsync(services => services.AddSingleton<ISessionLookup, BrokenLookup>());
        var ada = await server.SignUpAsync();

        var reply = await ada.GetAsync("/api/users/me");

        Assert.That((reply.Status, reply.MediaType), Is.EqualTo((HttpStatusCode.InternalServerError, "application/problem+json")));
    }

    private static async Task<HttpStatusCode> StatusAsync(TodoClient client) => (await client.GetAsync("/api/users/me")).Status;

    private static string SessionOf(TodoClient client) => (string)Jwt.PayloadOf(client.AccessToken!)["sid"]!;

    private sealed class CountingLookup(ISessionLookup inner) : ISessionLookup
    {
        public int Count { get; private set; }

        public ValueTask<bool> IsActiveAsync(long id, long userId, DateTimeOffset now, CancellationToken cancellationToken)
        {
            Count++;
            return inner.IsActiveAsync(id, userId, now, cancellationToken);
        }
    }

    private sealed class BrokenLookup : ISessionLookup
    {
        public ValueTask<bool> IsActiveAsync(long id, long userId, DateTimeOffset now, CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }
}
