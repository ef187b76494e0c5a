using System.Net;
using Microsoft.Extensions.Logging;
using Todo.Tests.Harness;

namespace Todo.Tests.Trust;

/// <summary>No request of an anonymous client causes a 500 or a log line that requires the operator's attention.</summary>
internal sealed class StrangerTests
{
    private const string Json = "application/json";
    private const string Form = "application/x-www-form-urlencoded";
    private const string Multipart = "multipart/form-data; boundary=x";

    /// <summary>Logged at startup, because the test server listens on another port than that of its issuer.</summary>
    private const int WrongIssuer = 1404;

    private static TodoServer? _server;

    private static TodoServer Server => _server ?? throw new InvalidOperationException("The server has not been started.");

    private static Uri Address => Server.Http.BaseAddress!;

    [OneTimeSetUp]
    public static async Task StartAsync() => _server = await TodoServer.StartAsync();

    [OneTimeTearDown]
    public static async Task StopAsync() => await Server.DisposeAsync();

    [Test]
    public async Task Chunk_with_an_invalid_or_too_large_size_is_rejected(
        [Values("80000000", "ffffffff", "fffffffffffffffff", "-1", "zz", "")] string size,
        [Values(Json, Form, Multipart, "text/plain")] string type)
    {
        var answer = await RawHttp.ExchangeAsync(Address, Head(type, "Transfer-Encoding: chunked") + size + "\r\n{}\r\n0\r\n\r\n");

        Assert.That(answer, Does.Match("^(HTTP/1.1 4(00|13|15) |$)"));
        AssertQuiet(Server);
    }

    [Test]
    public async Task Client_that_disconnects_in_the_middle_of_a_body_is_not_a_server_error([Values] bool reset)
    {
        await using var server = await TodoServer.StartAsync();
        foreach (var length in new[] { "Content-Length: 1000", "Transfer-Encoding: chunked" })
        {
            foreach (var type in new[] { Json, Form, Multipart })
            {
                for (var i = 0; i < 20; i++)
                    await SendAndLeaveAsync(server, Head(type, length) + "5\r\n--x\r\n", reset);
            }
        }

        await AssertQuietToTheEndAsync(server);
    }

    [Test]
    public async Task Body_that_stalls_until_the_deadline_is_504_and_logs_no_error(
        [Values("Content-Length: 1000", "Transfer-Encoding: chunked")] string length, [Values(Json, Form, Multipart)] string type)
    {
        await using var server = await TodoServer.StartAsync(DeadlineTests.WithDeadline(TimeSpan.FromSeconds(1)));

        var answer = await RawHttp.ExchangeAsync(server.Http.BaseAddress!, Head(type, length) + "5\r\n--x\r\n");
        await server.StopAsync();

        Assert.That(answer, Does.StartWith("HTTP/1.1 504 "));
        Assert.That(server.Log.All.Where(line => line.Level >= LogLevel.Error).Select(line => line.Text), Is.Empty);
    }

    [Test]
    public async Task Client_that_disconnects_before_the_response_is_not_a_server_error([Values] bool reset)
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        await ada.CreateTodoAsync();
        var head = $"Host: localhost\r\nAuthorization: Bearer {ada.AccessToken}\r\n";
        for (var i = 0; i < 20; i++)
        {
            await SendAndLeaveAsync(server, $"GET /api/todos?q=milk HTTP/1.1\r\n{head}\r\n", reset);
            await SendAndLeaveAsync(server, $"POST /api/todos HTTP/1.1\r\n{head}Content-Type: {Json}\r\nContent-Length: 15\r\n\r\n{{\"content\":\"a\"}}", reset);
        }

        await AssertQuietToTheEndAsync(server);
    }

    [TestCase("limit=1%00")]
    [TestCase("limit=1%00%00")]
    [TestCase("limit=%001")]
    [TestCase("is_done=true%00")]
    [TestCase("include_total=true%00")]
    [TestCase("sort=id%00")]
    [TestCase("q=%00")]
    [TestCase("q=a%00b")]
    [TestCase("after=%00")]
    public async Task NUL_in_a_query_value_is_422(string query)
    {
        var ada = await WithTwoTodosAsync();

        var reply = await ada.GetAsync("/api/todos?" + query);

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity), reply.Text);
        AssertQuiet(Server);
    }

    [TestCase("other=a%00b")]
    [TestCase("%00=a")]
    public async Task NUL_in_an_ignored_parameter_is_encoded_in_the_link(string query)
    {
        var ada = await WithTwoTodosAsync();

        var reply = await ada.GetAsync("/api/todos?limit=1&" + query);

        Assert.That((reply.Status, reply.Header("Link")?.Contains(query, StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.OK, true)));
        AssertQuiet(Server);
    }

    private static async Task<TodoClient> WithTwoTodosAsync()
    {
        var person = await Server.SignUpAsync();
        await person.CreateTodoAsync();
        await person.CreateTodoAsync();
        return person;
    }

    private static string Head(string type, string length) =>
        $"POST {(type is Form or Multipart ? "/api/login/access_token" : "/api/users")} HTTP/1.1\r\nHost: localhost\r\nContent-Type: {type}\r\n{length}\r\nConnection: close\r\n\r\n";

    private static async Task SendAndLeaveAsync(TodoServer server, string text, bool reset)
    {
        using var client = await RawHttp.ConnectAsync(server.Http.BaseAddress!);
        await client.SendAsync(text);
        if (reset)
            client.Reset();
    }

    /// <summary>Stops the server, which waits until all requests have ended and written their log lines.</summary>
    private static async Task AssertQuietToTheEndAsync(TodoServer server)
    {
        await server.StopAsync();
        AssertQuiet(server);
    }

    private static void AssertQuiet(TodoServer server) =>
        Assert.That(
            server.Log.All.Where(line => line.Level >= LogLevel.Warning && line.Event.Id != WrongIssuer).Select(line => line.Text), Is.Empty);
}
