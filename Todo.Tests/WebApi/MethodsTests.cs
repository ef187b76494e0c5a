using System.Net;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>The methods of every path of the server (docs/api.md#conventions).</summary>
internal sealed class MethodsTests
{
    /// <summary>A method that no operation supports.</summary>
    private const string Foreign = "PROPFIND";

    private static TodoServer Server => SharedServer.Instance;

    [Test]
    public async Task HEAD_responds_like_GET_without_the_body()
    {
        var ada = await Server.SignUpAsync();
        var todo = await ada.CreateTodoAsync();
        var readable = Server.Operations().Where(operation => operation.Method == "GET").ToArray();
        Assert.That(readable, Has.Length.GreaterThan(8));

        using (Assert.EnterMultipleScope())
        {
            foreach (var path in readable.Select(operation => PathOf(operation, todo.Id)).Append("/docs/index.html").Append("/api/todos/0"))
            {
                var get = await ada.GetAsync(path);
                var head = await ada.SendAsync(HttpMethod.Head, path);
                Assert.That(head.Status, Is.EqualTo(get.Status), path);
                Assert.That(head.Text, Is.Empty, path);
                foreach (var header in (string[])["Content-Type", "Cache-Control", "ETag", "Location", "X-Content-Type-Options"])
                    Assert.That(head.Header(header), Is.EqualTo(get.Header(header)), $"{header} of {path}");
            }
        }
    }

    [Test]
    public async Task HEAD_without_a_token_is_rejected_like_GET()
    {
        var reply = await Server.Anonymous().SendAsync(HttpMethod.Head, "/api/todos");

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(reply.Header("WWW-Authenticate"), Is.EqualTo("Bearer"));
    }

    [Test]
    public async Task OPTIONS_lists_the_methods_of_every_path_to_every_client()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var (path, methods) in Addresses())
            {
                var reply = await Server.Anonymous().SendAsync(HttpMethod.Options, path);
                Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.NoContent), path);
                Assert.That(Allowed(reply), Is.EquivalentTo(methods), path);
                Assert.That(reply.Text, Is.Empty, path);
            }
        }
    }

    [Test]
    public async Task An_unknown_path_has_no_methods(
        [Values("OPTIONS", "POST", Foreign)] string method, [Values("/nothing", "/nothing.json", "/api/nothing", "/docs/nothing")] string path) =>
        (await Server.Anonymous().SendAsync(new HttpMethod(method), path)).AssertProblem(HttpStatusCode.NotFound);

    [Test]
    public async Task An_unsupported_method_is_405_with_the_supported_ones()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var (path, methods) in Addresses())
            {
                var reply = await Server.Anonymous().SendAsync(new HttpMethod(Foreign), path);
                Assert.That((reply.Status, reply.MediaType), Is.EqualTo((HttpStatusCode.MethodNotAllowed, ProblemAssert.MediaTypeAt(path))), path);
                Assert.That(Allowed(reply), Is.EquivalentTo(methods), path);
            }
        }
    }

    [TestCase("text/html")]
    [TestCase("application/xml;q=0.9, image/png")]
    [TestCase("application/json;q=0")]
    [TestCase("*/*;q=0")]
    [TestCase("text/json")]
    [TestCase("application/vnd.api+json")]
    [TestCase("nonsense")]
    public async Task The_Accept_header_is_ignored(string accept)
    {
        var ada = await Server.SignUpAsync();

        var reply = await ada.GetAsync("/api/todos", ("Accept", accept));
        var missing = await ada.GetAsync("/api/todos/0", ("Accept", accept));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(reply.MediaType, Is.EqualTo("application/json"));
        }
        missing.AssertProblem(HttpStatusCode.NotFound);
    }

    private static IEnumerable<(string Path, string[] Methods)> Addresses() => Server.Operations()
        .GroupBy(operation => PathOf(operation, 1))
        .Select(address => (address.Key, address.Select(operation => operation.Method).Distinct().ToArray()));

    private static string PathOf(Operation operation, long id) =>
        operation.Route.Replace("{id}", $"{id}", StringComparison.Ordinal).Replace("{name}", "home%2Fgarden", StringComparison.Ordinal);

    private static string[] Allowed(Reply reply) => reply.Header("Allow")?.Split(", ") ?? [];
}
