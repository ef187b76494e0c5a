using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Todo.Tests.Harness;

namespace Todo.Tests.Operations;

/// <summary>The shipped proxy responds like the API (docs/api.md#errors), even to requests that never reach the API.</summary>
internal sealed class ProxyTests
{
    private const string Front = "https://front.example";
    private const string TraceId = "4bf92f3577b34da6a3ce929d0e0e4736";
    private const string TraceParent = $"00-{TraceId}-00f067aa0ba902b7-01";
    private const string Allowed = "Access-Control-Allow-Origin";

    [Test]
    public async Task Oversized_body_gets_the_same_problem_as_from_the_API()
    {
        await using var server = await TodoServer.StartAsync();
        await using var proxy = await ShippedProxy.StartAsync(server.Http.BaseAddress!.Authority);
        var body = new { content = new string('x', 70_000) };
        var ada = await server.SignUpAsync();

        var reply = await new TodoClient(proxy.Http).PostAsync("/api/todos", body, ("Origin", Front), ("traceparent", TraceParent));

        AssertOwn(reply, HttpStatusCode.RequestEntityTooLarge);
        var expected = JsonNode.Parse((await ada.PostAsync("/api/todos", body)).WithoutTraceId());
        Assert.That(JsonNode.DeepEquals(JsonNode.Parse(reply.WithoutTraceId()), expected), reply.Text);
        Assert.That(reply.Text("trace_id"), Is.EqualTo(TraceId), "the trace id of the client");
    }

    [Test]
    public async Task Responses_of_the_API_pass_unchanged()
    {
        await using var server = await TodoServer.StartAsync($"--Cors:AllowedOrigins:0={Front}");
        await using var proxy = await ShippedProxy.StartAsync(server.Http.BaseAddress!.Authority);
        var ada = await TodoClient.SignUpAsync(proxy.Http);

        var todo = await ada.PostAsync("/api/todos", new { content = new string('x', 9_000) }, ("Origin", Front));
        var refused = await new TodoClient(proxy.Http).GetAsync("/api/todos", ("Origin", Front), ("traceparent", TraceParent));

        refused.AssertProblem(HttpStatusCode.Unauthorized, "Not authenticated");
        Assert.That((todo.Status, todo.Header(Allowed), refused.Header(Allowed)), Is.EqualTo((HttpStatusCode.Created, Front, Front)));
        Assert.That(refused.Text("trace_id"), Is.EqualTo(TraceId));
        Assert.That(proxy.Log, Is.Empty, "the API logs its requests itself");
    }

    [Test]
    public async Task Unreachable_API_is_a_logged_problem_that_only_allowed_origins_can_read()
    {
        await using var proxy = await ShippedProxy.StartAsync("127.0.0.1:9");
        var client = new TodoClient(proxy.Http);

        var reply = await client.GetAsync("/api/todos?q=surprise-party", ("Origin", Front));
        var foreign = await client.GetAsync("/api/todos", ("Origin", "https://evil.example"));
        var head = await client.SendAsync(HttpMethod.Head, "/api/todos");

        AssertOwn(reply, HttpStatusCode.BadGateway);
        AssertOwn(foreign, HttpStatusCode.BadGateway, allowed: null);
        Assert.That((head.Status, head.Text), Is.EqualTo((HttpStatusCode.BadGateway, string.Empty)));
        var line = $"""
            "method":"GET","path":"/api/todos","status":502,"upstream":"127.0.0.1:9","trace_id":"{reply.Text("trace_id")}"
            """;
        Assert.That(() => proxy.Log, Does.Contain(line).After(10_000, 20));
        Assert.That(proxy.Log, Does.Not.Contain("surprise"));
    }

    [Test]
    public async Task Unresponsive_API_is_a_problem_with_the_trace_id_of_the_forwarded_request()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await using var proxy = await ShippedProxy.StartAsync(silent.LocalEndpoint.ToString()!, readTimeout: "300ms");

        var waiting = new TodoClient(proxy.Http).GetAsync("/api/todos", ("Origin", Front));
        using var connection = await silent.AcceptTcpClientAsync();
        using var reader = new StreamReader(connection.GetStream());
        var head = new List<string>();
        while (await reader.ReadLineAsync() is { Length: > 0 } line)
            head.Add(line);
        var reply = await waiting;

        AssertOwn(reply, HttpStatusCode.GatewayTimeout);
        Assert.That(head, Has.One.Match($"^traceparent: 00-{reply.Text("trace_id")}-[0-9a-f]{{16}}-01$"));
    }

    [TestCase("/%00", 10, HttpStatusCode.BadRequest)]
    [TestCase("/.problem", 10, HttpStatusCode.NotFound)]
    [TestCase("/api/todos", 40_000, HttpStatusCode.RequestHeaderFieldsTooLarge)]
    [TestCase("long", 10, HttpStatusCode.RequestUriTooLong)]
    public async Task Malformed_request_is_a_problem(string path, int headerLength, HttpStatusCode status)
    {
        await using var proxy = await ShippedProxy.StartAsync("127.0.0.1:9");

        var reply = await new TodoClient(proxy.Http).GetAsync(
            path == "long" ? "/" + new string('x', 40_000) : path, ("Origin", Front), ("X-Long", new string('x', headerLength)));

        AssertOwn(reply, status, allowed: status is HttpStatusCode.BadRequest or HttpStatusCode.RequestUriTooLong ? reply.Header(Allowed) : Front);
    }

    private static void AssertOwn(Reply reply, HttpStatusCode status, string? allowed = Front)
    {
        reply.AssertProblem(status);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Header(Allowed), Is.EqualTo(allowed));
            Assert.That(reply.Header("Vary"), Is.EqualTo("Origin"));
            Assert.That(reply.Header("Cache-Control"), Is.EqualTo("no-store"));
            Assert.That(reply.Header("X-Content-Type-Options"), Is.EqualTo("nosniff"));
        }
    }
}
