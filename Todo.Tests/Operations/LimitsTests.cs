using System.Net;
using System.Net.Sockets;
using Todo.Tests.Harness;

namespace Todo.Tests.Operations;

/// <summary>The limits of the server (docs/api.md#limits), and HTTPS behind a proxy.</summary>
internal sealed class LimitsTests
{
    [TestCase(31 * 1024, HttpStatusCode.OK)]
    [TestCase(40 * 1024, HttpStatusCode.RequestHeaderFieldsTooLarge)]
    public async Task Headers_up_to_32_KiB_are_accepted(int length, HttpStatusCode expected)
    {
        var reply = await SharedServer.Instance.Anonymous().GetAsync("/healthz/live", ("X-Long", new string('x', length)));

        Assert.That(reply.Status, Is.EqualTo(expected));
    }

    [Test]
    public async Task A_thousand_connections_are_served()
    {
        var address = SharedServer.Instance.Http.BaseAddress!;
        var idle = new List<TcpClient>();
        try
        {
            for (var i = 0; i < 1000; i++)
            {
                idle.Add(new TcpClient());
                await idle[^1].ConnectAsync(address.Host, address.Port);
            }
            await using var stream = idle[^1].GetStream();
            await stream.WriteAsync("GET /healthz/live HTTP/1.1\r\nHost: todo\r\n\r\n"u8.ToArray());
            using var reader = new StreamReader(stream);
            Assert.That(await reader.ReadLineAsync(), Is.EqualTo("HTTP/1.1 200 OK"));
        }
        finally
        {
            idle.ForEach(client => client.Dispose());
        }
    }

    [Test]
    public async Task Responses_behind_a_known_HTTPS_proxy_have_HSTS()
    {
        await using var server = await TodoServer.StartAsync("--ForwardedHeaders:KnownProxies:0=127.0.0.0/8", "--AllowedHosts=*");

        var reply = await server.Anonymous().GetAsync("/api/todos", ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "todo.example.org"));

        Assert.That(reply.Header("Strict-Transport-Security"), Is.EqualTo("max-age=31536000"));
        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.Unauthorized), "API calls are not redirected");
    }

    [Test]
    public async Task Responses_over_HTTP_have_no_HSTS()
    {
        var reply = await SharedServer.Instance.Anonymous().GetAsync("/api/todos", ("X-Forwarded-Proto", "https"));

        Assert.That(reply.Header("Strict-Transport-Security"), Is.Null);
    }
}
