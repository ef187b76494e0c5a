using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Todo.Tests.WebApi;

/// <summary>The headers of every response (docs/api.md#headers-and-caching).</summary>
internal sealed class StandardHeadersTests
{
    private const string Private = "private, no-cache";

    [TestCase("GET", "/api/todos", HttpStatusCode.OK, Private)]
    [TestCase("GET", "/api/users/me", HttpStatusCode.OK, Private)]
    [TestCase("GET", "/api/users/me/export", HttpStatusCode.OK, "no-store")]
    [TestCase("GET", "/api/users/me/sessions", HttpStatusCode.OK, Private)]
    [TestCase("GET", "/api/todos/0", HttpStatusCode.NotFound, Private)]
    [TestCase("POST", "/api/todos", HttpStatusCode.UnsupportedMediaType, Private)]
    [TestCase("DELETE", "/api/todos", HttpStatusCode.UnprocessableEntity, Private)]
    [TestCase("GET", "/api/nothing", HttpStatusCode.NotFound, null)]
    [TestCase("TRACE", "/api/todos", HttpStatusCode.MethodNotAllowed, null)]
    [TestCase("OPTIONS", "/api/todos", HttpStatusCode.NoContent, null)]
    [TestCase("POST", "/token", HttpStatusCode.UnsupportedMediaType, "no-store")]
    [TestCase("POST", "/api/login/revoke", HttpStatusCode.UnsupportedMediaType, "no-store")]
    [TestCase("GET", "/.well-known/jwks.json", HttpStatusCode.OK, "public, max-age=300")]
    [TestCase("GET", "/healthz/live", HttpStatusCode.OK, "no-store")]
    [TestCase("GET", "/", HttpStatusCode.Found, null)]
    [TestCase("GET", "/openapi.json", HttpStatusCode.OK, null)]
    public async Task Every_response_has_the_standard_headers_and_no_Server_header(string method, string path, HttpStatusCode status, string? cacheControl)
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        var reply = await ada.SendAsync(new HttpMethod(method), path, method == "POST" ? new StringContent("x", Encoding.UTF8, "text/plain") : null);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Status, Is.EqualTo(status), reply.Text);
            Assert.That(reply.Header("X-Content-Type-Options"), Is.EqualTo("nosniff"));
            Assert.That(reply.Header("Server"), Is.Null);
            Assert.That(reply.Header("X-Powered-By"), Is.Null);
            if (cacheControl is not null)
                Assert.That(reply.Headers.CacheControl, Is.EqualTo(CacheControlHeaderValue.Parse(cacheControl)));
        }
    }

    [Test]
    public async Task A_401_is_as_private_as_the_protected_resource()
    {
        var reply = await SharedServer.Instance.Anonymous().GetAsync("/api/todos");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(reply.Headers.CacheControl, Is.EqualTo(CacheControlHeaderValue.Parse(Private)));
            Assert.That(reply.Header("X-Content-Type-Options"), Is.EqualTo("nosniff"));
        }
    }
}
