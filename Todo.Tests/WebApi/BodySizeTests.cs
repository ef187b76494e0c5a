using System.Net;
using System.Text;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>A body may have at most 64 KiB, regardless of its framing (docs/api.md#limits).</summary>
internal sealed class BodySizeTests
{
    private const int MaxBytes = 64 * 1024;
    private const string JsonStart = "{\"content\":\"x\",\"filler\":\"";
    private const string FormStart = "username=x&password=x&filler=";

    private static Uri Server => SharedServer.Instance.Http.BaseAddress!;

    [Test]
    public async Task A_body_may_have_at_most_64_KiB([Values] bool chunked)
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        (string, string)[] headers = chunked ? [("Transfer-Encoding", "chunked")] : [];

        var fits = await ada.SendAsync(HttpMethod.Post, "/api/todos", BodyOf(MaxBytes), headers);
        var tooLarge = await ada.SendAsync(HttpMethod.Post, "/api/todos", BodyOf(MaxBytes + 1), headers);

        Assert.That(fits.Status, Is.EqualTo(HttpStatusCode.Created), fits.Text);
        tooLarge.AssertProblem(HttpStatusCode.RequestEntityTooLarge);
    }

    [TestCase(1)]
    [TestCase(7)]
    [TestCase(4096)]
    [TestCase(MaxBytes + 1)]
    public async Task The_size_of_the_chunks_does_not_count(int chunk)
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        Assert.That(await SendJsonAsync(ada, chunk, MaxBytes), Does.StartWith("HTTP/1.1 201 "));
        Assert.That(await SendJsonAsync(ada, chunk, MaxBytes + 1), Does.StartWith("HTTP/1.1 413 ").And.Contain("\r\nConnection: close\r\n"));
    }

    [TestCase(1)]
    [TestCase(4096)]
    [TestCase(null)]
    public async Task A_form_may_have_at_most_64_KiB(int? chunk)
    {
        Assert.That(await SendFormAsync(chunk, MaxBytes), Does.StartWith("HTTP/1.1 401 "));
        Assert.That(await SendFormAsync(chunk, MaxBytes + 1), Does.StartWith("HTTP/1.1 413 ").And.Contain("\"error\":\"invalid_request\""));
    }

    [Test]
    public async Task Endless_framing_is_rejected_like_an_oversized_body()
    {
        // Chunk extensions (RFC 9112, section 7.1.1) are not part of the body, but the server limits them too.
        var chunks = string.Concat(Enumerable.Repeat($"1;x={new string('x', 4000)}\r\na\r\n", 1000));

        var answer = await RawHttp.ExchangeAsync(
            Server, $"POST /api/users HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n{chunks}0\r\n\r\n");

        Assert.That(answer, Does.Match("^(HTTP/1.1 413 |$)"), "The server may close the connection before the whole body is sent.");
    }

    [Test]
    public async Task An_excessive_length_is_rejected_before_the_body_arrives()
    {
        // The body is never sent, so the response cannot depend on it.
        var answer = await RawHttp.ExchangeAsync(
            Server, $"POST /api/users HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {MaxBytes + 1}\r\n\r\n");

        Assert.That(answer, Does.StartWith("HTTP/1.1 413 ").And.Contain("application/problem+json"));
    }

    private static Task<string> SendJsonAsync(TodoClient client, int chunk, int bytes) => RawHttp.ExchangeAsync(
        Server,
        $"POST /api/todos HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer {client.AccessToken}\r\n"
        + $"Content-Type: application/json\r\n{Framed(TextOf(bytes), chunk)}");

    private static Task<string> SendFormAsync(int? chunk, int bytes) => RawHttp.ExchangeAsync(
        Server,
        "POST /token HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        + Framed(FormStart.PadRight(bytes, 'f'), chunk));

    private static string Framed(string body, int? chunk) => chunk is { } size
        ? "Transfer-Encoding: chunked\r\n\r\n" + string.Concat(body.Chunk(size).Select(part => $"{part.Length:x}\r\n{new string(part)}\r\n")) + "0\r\n\r\n"
        : $"Content-Length: {body.Length}\r\n\r\n{body}";

    /// <summary>Returns JSON with exactly this number of bytes, most of them in an ignored member.</summary>
    private static string TextOf(int bytes) => JsonStart.PadRight(bytes - 2, 'f') + "\"}";

    private static ByteArrayContent BodyOf(int bytes)
    {
        var content = new ByteArrayContent(Encoding.ASCII.GetBytes(TextOf(bytes)));
        content.Headers.ContentType = new("application/json");
        return content;
    }
}
