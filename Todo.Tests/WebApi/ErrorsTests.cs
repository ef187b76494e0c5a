using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Todo.Application.Sessions;
using Todo.Application.Todos;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>Errors that do not depend on the body, and the order of checks (docs/api.md#order-of-checks).</summary>
internal sealed class ErrorsTests
{
    private const string Broken = "{";

    private static readonly string TooLarge = new('x', (64 * 1024) + 1);

    private static TodoClient Anonymous => SharedServer.Instance.Anonymous();

    [TestCase("/api/nothing")]
    [TestCase("/api/users/1")]
    [TestCase("/nothing/at/all.txt")]
    [TestCase("/api/todos/1/2")]
    public async Task An_unknown_path_is_not_found_with_or_without_a_token(string path)
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        (await Anonymous.GetAsync(path)).AssertProblem(HttpStatusCode.NotFound);
        (await ada.PostAsync(path, new { })).AssertProblem(HttpStatusCode.NotFound);
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("Basic YWRhOnNlY3JldA==")]
    [TestCase("Bearer")]
    [TestCase("Token abc")]
    [TestCase("BearerX abc")]
    public async Task A_request_without_a_bearer_token_is_401(string? authorization)
    {
        var reply = await Anonymous.GetAsync("/api/todos", authorization is null ? [] : [("Authorization", authorization)]);

        reply.AssertProblem(HttpStatusCode.Unauthorized, "Not authenticated");
        Assert.That(reply.Header("WWW-Authenticate"), Is.EqualTo("Bearer"));
    }

    [TestCase("Bearer x")]
    [TestCase("bearer a.b.c")]
    [TestCase("Bearer a b")]
    [TestCase("Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.")]
    public async Task A_malformed_token_is_invalid(string authorization)
    {
        var reply = await Anonymous.GetAsync("/api/todos", ("Authorization", authorization));

        reply.AssertProblem(HttpStatusCode.Unauthorized, "Could not validate credentials");
        Assert.That(reply.Header("WWW-Authenticate"), Is.EqualTo("Bearer error=\"invalid_token\""));
    }

    [Test]
    public async Task Two_Authorization_headers_are_an_invalid_token()
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        var reply = await ada.GetAsync("/api/todos", ("Authorization", "Bearer " + ada.AccessToken));

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [TestCaseSource(nameof(Order))]
    public async Task The_first_of_several_faults_in_the_order_of_checks_decides(
        bool signedIn, string method, string path, string body, string contentType, HttpStatusCode status)
    {
        var client = signedIn ? await SharedServer.Instance.SignUpAsync() : Anonymous;

        var reply = await client.SendRawAsync(new HttpMethod(method), path, body, contentType);

        reply.AssertProblem(status);
    }

    [Test]
    public async Task A_missing_todo_takes_precedence_over_a_stale_version()
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        var reply = await ada.DeleteAsync("/api/todos/0", null, ("If-Match", "\"1\""));

        reply.AssertProblem(HttpStatusCode.NotFound, "Todo not found");
    }

    [Test]
    public async Task A_missing_token_takes_precedence_over_an_exceeded_limit_and_a_bad_body()
    {
        await using var server = await TodoServer.StartAsync("--RateLimiting:Enabled=true", "--RateLimiting:PermitsPerMinute=3");
        var ada = await server.SignUpAsync();
        for (var i = 0; i < 3; i++)
            await ada.GetAsync("/api/users/me");

        var limited = await ada.SendRawAsync(HttpMethod.Post, "/api/todos", Broken, "text/plain");
        limited.AssertProblem(HttpStatusCode.TooManyRequests);
        Assert.That(limited.Header("Retry-After"), Does.Match("^[1-9][0-9]*$"));
        for (var i = 0; i < 4; i++)
            (await server.Anonymous().GetAsync("/api/todos")).AssertProblem(HttpStatusCode.Unauthorized);
    }

    [Test]
    public async Task An_unexpected_exception_reveals_no_internals_and_is_logged_with_its_trace_id()
    {
        const string Inside = "SELECT secret FROM /srv/inside";
        await using var server = await TodoServer.StartAsync(
            services => services.AddSingleton(FailingPort<ITodoRepository>.With(new InvalidOperationException(Inside))));
        var ada = await server.SignUpAsync();

        var reply = await ada.GetAsync("/api/todos");

        reply.AssertProblem(HttpStatusCode.InternalServerError, "Something went wrong on the server.");
        Assert.That(reply.Json.Members(), Is.EquivalentTo((string[])["type", "title", "status", "detail", "trace_id"]));
        var line = server.Log.All.Single(line => line.Level == LogLevel.Error);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(line.Text, Does.Contain(Inside).And.Contain("GET api/todos failed"));
            Assert.That(line.Scope.GetValueOrDefault("TraceId"), Is.EqualTo(reply.Text("trace_id")));
            Assert.That(reply.Headers.CacheControl, Is.EqualTo(CacheControlHeaderValue.Parse("private, no-cache")));
            Assert.That(reply.Header("X-Content-Type-Options"), Is.EqualTo("nosniff"));
        }
    }

    [Test]
    public async Task A_failure_during_authentication_is_500_and_grants_no_access()
    {
        await using var server = await TodoServer.StartAsync(
            services => services.AddSingleton(FailingPort<ISessionLookup>.With(new InvalidOperationException("inside"))));
        var ada = await server.SignUpAsync();

        var reply = await ada.GetAsync("/api/todos");

        reply.AssertProblem(HttpStatusCode.InternalServerError, "Something went wrong on the server.");
        Assert.That(reply.Header("X-Content-Type-Options"), Is.EqualTo("nosniff"));
    }

    [Test]
    public async Task The_trace_id_of_the_client_is_used()
    {
        const string TraceId = "4bf92f3577b34da6a3ce929d0e0e4736";

        var reply = await Anonymous.GetAsync("/api/nothing", ("traceparent", $"00-{TraceId}-00f067aa0ba902b7-01"));

        Assert.That(reply.Text("trace_id"), Is.EqualTo(TraceId));
    }

    private static IEnumerable<TestCaseData> Order()
    {
        yield return Case("404 before 401", false, "POST", "/api/nothing", Broken, "text/plain", HttpStatusCode.NotFound);
        yield return Case("405 before 401", false, "POST", "/api/todos/1", Broken, "text/plain", HttpStatusCode.MethodNotAllowed);
        yield return Case("401 before 415", false, "POST", "/api/todos", Broken, "text/plain", HttpStatusCode.Unauthorized);
        yield return Case("401 before 413", false, "POST", "/api/todos", TooLarge, "application/json", HttpStatusCode.Unauthorized);
        yield return Case("401 before 404 of the todo", false, "GET", "/api/todos/0", "", "application/json", HttpStatusCode.Unauthorized);
        yield return Case("415 before 413", true, "POST", "/api/todos", TooLarge, "text/plain", HttpStatusCode.UnsupportedMediaType);
        yield return Case("415 before 400", true, "POST", "/api/todos", Broken, "text/plain", HttpStatusCode.UnsupportedMediaType);
        yield return Case("413 before 400", true, "POST", "/api/todos", TooLarge, "application/json", HttpStatusCode.RequestEntityTooLarge);
        yield return Case("400 before 404 of the todo", true, "PUT", "/api/todos/0", Broken, "application/json", HttpStatusCode.BadRequest);
        yield return Case("422 before 404 of the todo", true, "PUT", "/api/todos/0", "{}", "application/json", HttpStatusCode.UnprocessableEntity);

        static TestCaseData Case(string name, params object[] arguments) => new TestCaseData(arguments).SetArgDisplayNames(name);
    }
}
