using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Todo.Application.PersonalTokens;
using Todo.Application.Users;
using Todo.Tests.Harness;

namespace Todo.Tests.PersonalTokens;

/// <summary>Requests with personal tokens, and the end of tokens (docs/api.md#personal-access-tokens).</summary>
internal sealed class PersonalTokenAccessTests
{
    private static TodoServer Server => SharedServer.Instance;

    [Test]
    public async Task A_script_reads_and_writes_as_its_owner_and_another_user_sees_nothing_of_it()
    {
        var ada = await Server.SignUpAsync();
        var eve = await (await Server.SignUpAsync()).AddScriptAsync(ClientTokens.AllScopes);
        var script = await ada.AddScriptAsync(ClientTokens.AllScopes);

        var todo = await script.CreateTodoAsync("By a script");

        Assert.That(todo.Json.GetProperty("user_id").GetInt64(), Is.EqualTo(ada.UserId));
        Assert.That((await ada.GetAsync($"/api/todos/{todo.Id}")).Text("content"), Is.EqualTo("By a script"));
        (await eve.GetAsync($"/api/todos/{todo.Id}")).AssertProblem(HttpStatusCode.NotFound, "Todo not found");
    }

    [Test]
    public async Task A_deleted_token_is_refused_by_the_next_request_on_every_instance()
    {
        await using var server = await TodoServer.StartAsync();
        await using var other = await server.StartAnotherAsync();
        var ada = await server.SignUpAsync();
        var token = await ada.AddTokenAsync();
        var here = ada.With(token.Text("token")!);
        var there = here.On(other);
        Assert.That((await here.GetAsync("/api/todos")).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await there.GetAsync("/api/todos")).Status, Is.EqualTo(HttpStatusCode.OK));

        await ada.DeleteAsync($"/api/tokens/{token.Id()}");

        (await there.GetAsync("/api/todos")).AssertInvalidToken();
        (await here.GetAsync("/api/todos")).AssertInvalidToken();
    }

    [Test]
    public async Task A_token_is_valid_until_the_moment_of_its_expiry()
    {
        await using var server = await TodoServer.StartAsync();
        server.Clock.Stop();
        var ada = await server.SignUpAsync();
        var script = await ada.AddScriptAsync(days: 1, ClientTokens.Read);

        server.Clock.Advance(TimeSpan.FromDays(1) - TimeSpan.FromMicroseconds(1));
        Assert.That((await script.GetAsync("/api/todos")).Status, Is.EqualTo(HttpStatusCode.OK));
        server.Clock.Advance(TimeSpan.FromMicroseconds(1));

        (await script.GetAsync("/api/todos")).AssertInvalidToken();
    }

    [Test]
    public async Task A_password_change_and_the_end_of_all_sessions_leave_the_tokens()
    {
        var ada = await Server.SignUpAsync();
        var script = await ada.AddScriptAsync(ClientTokens.Read);

        await ada.PutAsync("/api/users/password", new { current_password = ada.Password, password = "staple battery horse 7" });
        await ada.FormAsync("/api/login/revoke", ("token", ada.RefreshToken!));

        (await ada.GetAsync("/api/todos")).AssertInvalidToken();
        Assert.That((await script.GetAsync("/api/todos")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task The_deletion_of_the_account_ends_its_tokens_even_while_its_rows_are_left()
    {
        await using var server = await TodoServer.StartAsync(services => services.AddScoped(_ => FailingPort<IAccountRemoval>.With(new IOException())));
        await using var other = await server.StartAnotherAsync();
        var ada = await server.SignUpAsync();
        var script = await ada.AddScriptAsync(ClientTokens.Read);

        await ada.DeleteAsync("/api/users/me", new { password = ada.Password });

        (await script.GetAsync("/api/todos")).AssertInvalidToken();
        (await script.On(other).GetAsync("/api/todos")).AssertInvalidToken();
    }

    [TestCase("HEAD", "/api/todos", HttpStatusCode.OK)]
    [TestCase("HEAD", "/api/users/me", HttpStatusCode.Forbidden)]
    [TestCase("OPTIONS", "/api/users/me", HttpStatusCode.NoContent)]
    [TestCase("GET", "/api/unknown", HttpStatusCode.NotFound)]
    [TestCase("POST", "/api/users/me", HttpStatusCode.MethodNotAllowed)]
    [TestCase("GET", "/healthz/live", HttpStatusCode.OK)]
    [TestCase("GET", "/openapi.json", HttpStatusCode.OK)]
    [TestCase("GET", "/.well-known/jwks.json", HttpStatusCode.OK)]
    public async Task What_is_no_protected_operation_asks_for_no_scope(string method, string path, HttpStatusCode expected)
    {
        var script = await (await Server.SignUpAsync()).AddScriptAsync(ClientTokens.Read);

        Assert.That((await script.SendAsync(new HttpMethod(method), path)).Status, Is.EqualTo(expected));
    }

    [Test]
    public async Task A_missing_scope_comes_before_the_body_and_the_resource()
    {
        var script = await (await Server.SignUpAsync()).AddScriptAsync(ClientTokens.Read);

        (await script.SendRawAsync(HttpMethod.Post, "/api/todos", "{", "text/plain")).AssertForbidden(ClientTokens.Write);
        (await script.DeleteAsync("/api/todos/1")).AssertForbidden(ClientTokens.Write);
        (await script.PostAsync("/api/tokens", new { })).AssertForbidden(null);
    }

    [Test]
    public async Task Requests_of_scripts_and_sessions_count_toward_the_same_limit_of_the_user()
    {
        await using var server = await TodoServer.StartAsync("--RateLimiting:Enabled=true", "--RateLimiting:PermitsPerMinute=4");
        var ada = await server.SignUpAsync();
        var script = await ada.AddScriptAsync(ClientTokens.Read);
        for (var i = 0; i < 3; i++)
            Assert.That((await script.GetAsync("/api/todos")).Status, Is.EqualTo(HttpStatusCode.OK));

        (await ada.GetAsync("/api/todos")).AssertProblem(HttpStatusCode.TooManyRequests);
        (await script.GetAsync("/api/users/me")).AssertForbidden(null);
    }

    [Test]
    public async Task A_key_is_that_of_the_user_whatever_token_the_requests_have()
    {
        var ada = await Server.SignUpAsync();
        var script = await ada.AddScriptAsync(ClientTokens.Write);

        var first = await script.PostAsync("/api/todos", new { content = "once" }, ("Idempotency-Key", "k"));
        var again = await ada.PostAsync("/api/todos", new { content = "once" }, ("Idempotency-Key", "k"));

        Assert.That((again.Id, again.Header("Idempotent-Replayed")), Is.EqualTo((first.Id, "true")));
    }

    [Test]
    public async Task A_token_with_a_wrong_checksum_is_refused_without_the_database()
    {
        await using var server = await TodoServer.StartAsync(
            services => services.AddSingleton(FailingPort<IPersonalTokenLookup>.With(new InvalidDataException())));
        var ada = await server.SignUpAsync();
        var token = (await ada.AddTokenAsync()).Text("token")!;

        (await ada.With(token[..^1] + (token[^1] == '0' ? '1' : '0')).GetAsync("/api/todos")).AssertInvalidToken();
        (await ada.With(token).GetAsync("/api/todos")).AssertProblem(HttpStatusCode.InternalServerError);
    }

    [Test]
    public async Task Garbage_in_the_place_of_a_token_is_401()
    {
        var ada = await Server.SignUpAsync();
        var good = (await ada.AddTokenAsync()).Text("token")!;
        var random = new Random(20261121);

        for (var i = 0; i < 300; i++)
        {
            var text = good.ToCharArray();
            for (var changes = random.Next(1, 4); changes > 0; changes--)
                text[random.Next(text.Length)] = (char)random.Next(0x21, 0x7f);
            var length = random.Next(4) == 0 ? random.Next(text.Length) : text.Length;
            var garbage = new string(text, 0, length) + (random.Next(4) == 0 ? new string('A', random.Next(3_000)) : string.Empty);
            if (garbage != good)
                (await ada.With(garbage).GetAsync("/api/todos")).AssertInvalidToken();
        }
        var beyondAscii = await RawHttp.ExchangeAsync(
            Server.Http.BaseAddress!,
            $"GET /api/todos HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer todo_pat_{new string('é', 36)}\r\n\r\n");
        Assert.That(beyondAscii, Does.StartWith("HTTP/1.1 4"));
        (await ada.With(good).GetAsync("/api/todos", ("Authorization", $"Bearer {good}"))).AssertInvalidToken();
        Assert.That((await Server.Anonymous().GetAsync("/api/todos", ("Authorization", $"bearer  {good}"))).Status, Is.EqualTo(HttpStatusCode.OK));
    }
}
