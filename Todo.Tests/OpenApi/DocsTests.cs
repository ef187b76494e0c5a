using System.Net;
using Todo.Tests.Harness;

namespace Todo.Tests.OpenApi;

/// <summary>The paths of the document and its page.</summary>
[DatabaseIndependent]
internal sealed class DocsTests
{
    private static readonly string[] Addresses = ["/docs", "/docs/index.html", "/openapi.json"];

    [TestCase("/", HttpStatusCode.Redirect)]
    [TestCase("/app", HttpStatusCode.Redirect)]
    [TestCase("/app/", HttpStatusCode.OK)]
    [TestCase("/docs", HttpStatusCode.MovedPermanently)]
    [TestCase("/docs/index.html", HttpStatusCode.OK)]
    [TestCase("/openapi.json", HttpStatusCode.OK)]
    public async Task The_documentation_and_the_page_respond_to_HEAD_as_to_GET(string path, HttpStatusCode expected)
    {
        var anonymous = SharedServer.Instance.Anonymous();

        Assert.That((await anonymous.GetAsync(path)).Status, Is.EqualTo(expected));
        Assert.That((await anonymous.SendAsync(HttpMethod.Head, path)).Status, Is.EqualTo(expected));
    }

    [TestCase("/docs")]
    [TestCase("/docs/index.html")]
    [TestCase("/docs/swagger-ui-bundle.js")]
    public async Task The_page_cannot_be_framed(string path)
    {
        var reply = await SharedServer.Instance.Anonymous().GetAsync(path);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Header("Content-Security-Policy"), Is.EqualTo("frame-ancestors 'none'"));
            Assert.That(reply.Header("X-Frame-Options"), Is.EqualTo("DENY"));
        }
    }

    [Test]
    public async Task Disabled_documentation_is_not_found()
    {
        await using var server = await TodoServer.StartAsync("--Docs:Enabled=false");

        foreach (var path in Addresses)
        {
            var reply = await server.Anonymous().GetAsync(path);
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.NotFound), path);
            Assert.That(reply.MediaType, Is.EqualTo("application/problem+json"), path);
        }
    }
}
