using System.Net;
using System.Text;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>A body may have 64 KiB, however it is framed, and no more (docs/api.md#limits).</summary>
internal sealed class BodySizeTests
{
    private const int MaxBytes = 64 * 1024;
    private const string JsonStart = "{\"content\":\"x\",\"filler\":\"";
    private const string FormStart = "username=x&password=x&filler=";

    private static Uri Server => SharedServer.Instance.Http.BaseAddress!;

    [Test]
    public async Task A_body_may_have_64_KiB_and_no_more([Values] bool chunked)
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
    public async Task The_size_of_the_chunks_does_not_matter(int chunk)
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        Assert.That(await SendJsonAsync(ada, chunk, MaxBytes), Does.StartWith("HTTP/1.1 201 "));
        Assert.That(await SendJsonAsync(ada, chunk, MaxBytes + 1), Does.StartWith("HTTP/1.1 413 ").And.Contain("\r\nConnection: close\r\n"));
    }

    [TestCase(1)]
    [TestCase(4096)]
    [TestCase(null)]
    public async Task A_form_may_have_64_KiB_and_no_more(int? chunk)
    {
        Assert.That(await SendFormAsync(chunk, MaxBytes), Does.StartWith("HTTP/1.1 401 "));
        Assert.That(await SendFormAsync(chunk, MaxBytes + 1), Does.StartWith("HTTP/1.1 413 ").And.Contain("\"error\":\"invalid_request\""));
    }

    [Test]
    public async Task Framing_without_end_is_refused_as_a_body_is()
    {
        // Extensions of chunks (RFC 9112, section 7.1.1) are no part of the body, and are not read for ever either.
        var chunks = string.Concat(Enumerable.Repeat($"1;x={new string('x', 4000)}\r\na\r\n", 1000));

        var answer = await RawHttp.ExchangeAsync(
            Server, $"POST /api/users HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n{chunks}0\r\n\r\n");

        Assert.That(answer, Does.Match("^(HTTP/1.1 413 |$)"), "The server may hang up before all is sent.");
    }

    [Test]
    public async Task A_length_that_is_too_large_is_refused_before_the_body_comes()
    {
        // None of it is sent: the answer cannot wait for it.
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

    /// <summary>JSON of exactly so many bytes, most of them in a member that nobody reads.</summary>
    private static string TextOf(int bytes) => JsonStart.PadRight(bytes - 2, 'f') + "\"}";

    private static ByteArrayContent BodyOf(int bytes)
    {
        var content = new ByteArrayContent(Encoding.ASCII.GetBytes(TextOf(bytes)));
        content.Headers.ContentType = new("application/json");
        return content;
    }
}
