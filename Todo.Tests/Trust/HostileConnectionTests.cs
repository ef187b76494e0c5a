using System.IO.Compression;
using System.Net;
using System.Text;
using Todo.Tests.Harness;

namespace Todo.Tests.Trust;

/// <summary>Attacks on connections, below the level of well-formed requests.</summary>
internal sealed class HostileConnectionTests
{
    private const string Close = "Connection: close\r\n";

    private static Uri Server => SharedServer.Instance.Http.BaseAddress!;

    [TestCase("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", TestName = "Smuggling_both_lengths_{m}")]
    [TestCase("Content-Length: 4\r\nContent-Length: 5\r\n", TestName = "Smuggling_two_lengths_{m}")]
    [TestCase("Content-Length: 4, 5\r\n", TestName = "Smuggling_listed_lengths_{m}")]
    [TestCase("Content-Length: 0x4\r\n", TestName = "Smuggling_hexadecimal_length_{m}")]
    [TestCase("Transfer-Encoding: identity, chunked, identity\r\n", TestName = "Smuggling_chunked_not_last_{m}")]
    [TestCase("Transfer-Encoding : chunked\r\n", TestName = "Smuggling_space_before_the_colon_{m}")]
    [TestCase("X-Folded: a\r\n Content-Length: 4\r\n", TestName = "Smuggling_folded_header_{m}")]
    [TestCase("Content-Length\r\n", TestName = "Smuggling_header_without_a_colon_{m}")]
    [TestCase("X-Bare: a\nContent-Length: 4\rX: b\r\n", TestName = "Smuggling_bare_CR_{m}")]
    public async Task Ambiguous_length_gets_one_response_and_no_second_request(string headers)
    {
        var answer = await RawHttp.ExchangeAsync(
            Server, $"POST /api/users HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n{headers}\r\n0\r\n\r\nGET /.well-known/jwks.json HTTP/1.1\r\nHost: localhost\r\n{Close}\r\n");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer, Does.Match("^(HTTP/1.1 400 |$)"), "The request must be rejected, not guessed.");
            Assert.That(answer, Does.Not.Contain("\"keys\""), "The smuggled request was answered.");
        }
    }

    [TestCase("GET /api/todos HTTP/1.1\r\nHost: a\r\nHost: b\r\n")]
    [TestCase("GET /api/todos HTTP/1.1\r\n")]
    [TestCase("GET /api/todos HTTP/1.1\r\nHost: a b\r\n")]
    [TestCase("GET /\0 HTTP/1.1\r\nHost: localhost\r\n")]
    [TestCase("GET /api/%00todos HTTP/1.1\r\nHost: localhost\r\n")]
    [TestCase("GE\0T / HTTP/1.1\r\nHost: localhost\r\n")]
    [TestCase("GET / HTTP/9.9\r\nHost: localhost\r\n")]
    [TestCase("\u0016\u0003\u0001\u0002\0\u0001\0")]
    public async Task Malformed_request_line_or_host_is_rejected_without_a_server_error(string head)
    {
        var answer = await RawHttp.ExchangeAsync(Server, head + Close + "\r\n");

        Assert.That(answer, Does.Match("^(HTTP/1.1 (400|505) |$)"));
    }

    [Test]
    public async Task Headers_of_32_KiB_are_served_and_much_larger_ones_are_431()
    {
        var refused = await RawHttp.ExchangeAsync(Server, $"GET /healthz/live HTTP/1.1\r\nHost: localhost\r\n{Close}X: {new string('a', 40 * 1024)}\r\n\r\n");
        var served = await RawHttp.ExchangeAsync(Server, $"GET /healthz/live HTTP/1.1\r\nHost: localhost\r\n{Close}X: {new string('a', 32 * 1024)}\r\n\r\n");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused, Does.StartWith("HTTP/1.1 431 "));
            Assert.That(served, Does.StartWith("HTTP/1.1 200 "));
        }
    }

    [Test]
    public async Task Other_clients_are_served_despite_200_stalled_connections()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var stalled = new List<RawHttp>();
        for (var i = 0; i < 200; i++)
        {
            var connection = await RawHttp.ConnectAsync(Server);
            // Half of them stall in the headers, half in the body.
            await connection.SendAsync(i % 2 == 0
                ? "GET /api/todos HTTP/1.1\r\nHost: loc"
                : "POST /api/users HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{");
            stalled.Add(connection);
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        await ada.CreateTodoAsync().WaitAsync(patience.Token);
        var list = await ada.GetAsync("/api/todos").WaitAsync(patience.Token);

        Assert.That(list.Json.GetArrayLength(), Is.EqualTo(1));
        stalled.ForEach(connection => connection.Dispose());
    }

    [Test]
    public async Task Body_that_arrives_too_slowly_is_cut_off()
    {
        using var slow = await RawHttp.ConnectAsync(Server);
        await slow.SendAsync("POST /api/users HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{");

        // Send nothing more: the server closes the connection.
        Assert.That(await slow.ReadToEndAsync(), Does.Match("^(HTTP/1.1 408 |$)"));
    }

    [Test]
    public async Task Connection_that_sends_nothing_is_closed()
    {
        using var silent = await RawHttp.ConnectAsync(Server);

        Assert.That(await silent.ReadToEndAsync(), Is.Empty);
    }

    [TestCase("gzip")]
    [TestCase("br")]
    [TestCase("identity, gzip")]
    public async Task Compressed_body_is_never_inflated(string encoding)
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        using var bomb = new MemoryStream();
        await using (var zip = new GZipStream(bomb, CompressionLevel.SmallestSize, leaveOpen: true))
            await zip.WriteAsync(Encoding.UTF8.GetBytes($"{{\"content\":\"{new string('a', 10_000_000)}\"}}"));
        var content = new ByteArrayContent(bomb.ToArray());
        content.Headers.Add("Content-Type", "application/json");
        content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);

        var reply = await ada.SendAsync(HttpMethod.Post, "/api/todos", content);

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.BadRequest).Or.EqualTo(HttpStatusCode.UnsupportedMediaType), reply.Text);
        Assert.That(reply.MediaType, Is.EqualTo("application/problem+json"));
    }

    [Test]
    public async Task Chunked_body_over_64_KiB_is_413()
    {
        var chunk = $"{4096:x}\r\n{new string('a', 4096)}\r\n";
        var answer = await RawHttp.ExchangeAsync(
            Server,
            $"POST /api/users HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n{Close}\r\n"
            + string.Concat(Enumerable.Repeat(chunk, 20)) + "0\r\n\r\n");

        Assert.That(answer, Does.StartWith("HTTP/1.1 413 "));
        Assert.That(answer, Does.Contain("application/problem+json"));
    }

    [TestCase("application/json", 413)]
    [TestCase("text/plain", 415)]
    public async Task Response_to_an_oversized_body_announces_that_the_connection_closes(string mediaType, int status)
    {
        var answer = await RawHttp.ExchangeAsync(
            Server, $"POST /api/users HTTP/1.1\r\nHost: localhost\r\nContent-Type: {mediaType}\r\nContent-Length: 70000\r\n\r\n{new string('a', 70_000)}");

        Assert.That(answer, Does.StartWith($"HTTP/1.1 {status} "));
        Assert.That(answer, Does.Contain("\r\nConnection: close\r\n"));
    }

    [TestCase("example.com%0d%0aX-Injected: 1")]
    [TestCase("evil.example\"><script>")]
    public async Task Strange_host_injects_nothing_into_headers(string host)
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        await ada.CreateTodoAsync();
        await ada.CreateTodoAsync();

        var answer = await RawHttp.ExchangeAsync(
            Server, $"GET /api/todos?limit=1&q=%0d%0aX-Injected:%201 HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {ada.AccessToken}\r\n{Close}\r\n");

        Assert.That(answer, Does.Not.Match("(?im)^X-Injected").And.Not.Contain("<script>"));
    }
}
