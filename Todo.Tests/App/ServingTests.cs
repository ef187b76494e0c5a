using System.IO.Compression;
using System.Net;
using Todo.Tests.Harness;
using Todo.WebApi.App;

namespace Todo.Tests.App;

/// <summary>The files of the page for people, as the server sends them.</summary>
[DatabaseIndependent]
internal sealed class ServingTests
{
    private static readonly string Folder = Repository.PathOf("Todo.WebApi", "wwwroot", "app");

    private static IEnumerable<string> Files =>
        from file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
        where !file.EndsWith(".d.ts", StringComparison.Ordinal)
        select Path.GetRelativePath(Folder, file).Replace('\\', '/');

    [Test]
    public async Task Every_file_is_served_with_its_type_a_tag_and_strict_policies()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var file in Files)
            {
                var reply = await SharedServer.Instance.Anonymous().GetAsync("/app/" + file);
                var name = $"{file}: ";
                Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK), name);
                Assert.That(reply.MediaType, Is.EqualTo(MediaTypeOf(file)), name);
                Assert.That(reply.ETag, Does.Match("^\"[0-9a-f]{32}\"$"), name);
                Assert.That(reply.Header("Cache-Control"), Is.EqualTo("no-cache"), name);
                AssertPolicies(reply, name);
                if (!file.EndsWith(".js", StringComparison.Ordinal))
                    Assert.That(reply.Text, Is.EqualTo(await File.ReadAllTextAsync(Path.Combine(Folder, file))), name);
            }
        }
    }

    [Test]
    public void The_policy_allows_nothing_inline_and_no_evaluation() => Assert.That(
        AppPage.ContentSecurityPolicy, Is.EqualTo(
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; manifest-src 'self'; worker-src 'self'; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types todo"));

    [Test]
    public async Task The_folder_shows_the_page_and_its_name_without_slash_leads_there()
    {
        var anonymous = SharedServer.Instance.Anonymous();

        var page = await anonymous.GetAsync("/app/");
        var redirect = await anonymous.GetAsync("/app");
        var root = await anonymous.GetAsync("/");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.Text, Is.EqualTo((await anonymous.GetAsync("/app/index.html")).Text));
            Assert.That((redirect.Status, redirect.Header("Location")), Is.EqualTo((HttpStatusCode.Found, "/app/")));
            Assert.That((root.Status, root.Header("Location")), Is.EqualTo((HttpStatusCode.Found, "/app/")));
        }
    }

    [TestCase("/app/nothing")]
    [TestCase("/app/core/")]
    [TestCase("/app/core")]
    [TestCase("/app/..%2fappsettings.json")]
    [TestCase("/app/vendor/preact.d.ts")]
    public async Task Unknown_files_are_problems(string path)
    {
        var reply = await SharedServer.Instance.Anonymous().GetAsync(path);

        reply.AssertProblem(HttpStatusCode.NotFound);
        AssertPolicies(reply, path);
    }

    [Test]
    public async Task Other_methods_are_not_allowed()
    {
        var reply = await SharedServer.Instance.Anonymous().SendAsync(HttpMethod.Post, "/app/");

        Assert.That((reply.Status, reply.Header("Allow")), Is.EqualTo((HttpStatusCode.MethodNotAllowed, "GET, HEAD")));
    }

    [TestCase("br, gzip", "br")]
    [TestCase("gzip", "gzip")]
    [TestCase("br;q=0, identity", null)]
    public async Task A_file_is_compressed_once_and_has_the_same_tag(string accepted, string? encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/app/vendor/preact.js");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);

        using var response = await SharedServer.Instance.Http.SendAsync(request);
        var body = await response.Content.ReadAsStreamAsync();
        using var text = new StreamReader(encoding switch
        {
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            _ => body,
        });

        var plain = await SharedServer.Instance.Anonymous().GetAsync("/app/vendor/preact.js");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.Content.Headers.ContentEncoding.SingleOrDefault(), Is.EqualTo(encoding));
            Assert.That(await text.ReadToEndAsync(), Is.EqualTo(plain.Text));
            Assert.That(response.Headers.ETag?.ToString(), Is.EqualTo(plain.ETag));
            Assert.That(response.Headers.Vary, Is.EqualTo(["Accept-Encoding"]));
            if (encoding is not null)
                Assert.That(response.Content.Headers.ContentLength, Is.LessThan(6_000));
        }
    }

    [Test]
    public async Task A_known_tag_returns_304()
    {
        var anonymous = SharedServer.Instance.Anonymous();
        var first = await anonymous.GetAsync("/app/main.js");

        var second = await anonymous.GetAsync("/app/main.js", ("If-None-Match", first.ETag!));

        Assert.That((second.Status, second.Text, second.ETag), Is.EqualTo((HttpStatusCode.NotModified, string.Empty, first.ETag)));
    }

    [Test]
    public async Task The_disabled_page_is_not_found_and_the_start_leads_to_the_documentation()
    {
        await using var server = await TodoServer.StartAsync("--App:Enabled=false");
        var anonymous = server.Anonymous();

        foreach (var path in new[] { "/app", "/app/", "/app/main.js" })
            (await anonymous.GetAsync(path)).AssertProblem(HttpStatusCode.NotFound);
        Assert.That((await anonymous.GetAsync("/")).Header("Location"), Is.EqualTo("/docs"));
        Assert.That(() => server.Log.All.SingleOrDefault(line => line.Event.Id == 1402)?.Text, Does.EndWith("/docs in a browser").After(5_000, 50));
    }

    [Test]
    public async Task Files_count_toward_no_limit()
    {
        await using var server = await TodoServer.StartAsync("--RateLimiting:Enabled=true", "--RateLimiting:PermitsPerMinute=1");

        for (var i = 0; i < 3; i++)
            Assert.That((await server.Anonymous().GetAsync("/app/")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    private static void AssertPolicies(Reply reply, string name)
    {
        Assert.That(reply.Header("Content-Security-Policy"), Is.EqualTo(AppPage.ContentSecurityPolicy), name);
        Assert.That(reply.Header("X-Content-Type-Options"), Is.EqualTo("nosniff"), name);
        Assert.That(reply.Header("X-Frame-Options"), Is.EqualTo("DENY"), name);
        Assert.That(reply.Header("Referrer-Policy"), Is.EqualTo("no-referrer"), name);
        Assert.That(reply.Header("Cross-Origin-Opener-Policy"), Is.EqualTo("same-origin"), name);
    }

    private static string MediaTypeOf(string file) => Path.GetExtension(file) switch
    {
        ".html" => "text/html",
        ".js" => "text/javascript",
        ".css" => "text/css",
        ".svg" => "image/svg+xml",
        ".webmanifest" => "application/manifest+json",
        ".txt" => "text/plain",
        var extension => throw new InvalidOperationException($"The server does not know the type {extension}."),
    };
}
