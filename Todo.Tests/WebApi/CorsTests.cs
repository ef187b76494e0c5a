using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Todo.Application.Todos;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>Cross-origin requests (docs/api.md#cors).</summary>
internal sealed class CorsTests
{
    private const string Front = "https://front.example";
    private const string Allowed = "Access-Control-Allow-Origin";

    private static TodoServer? _server;

    private static TodoServer Server => _server ?? throw new InvalidOperationException("The server has not been started.");

    [OneTimeSetUp]
    public static async Task StartAsync() =>
        _server = await TodoServer.StartAsync($"--Cors:AllowedOrigins:0={Front}", "--Cors:AllowedOrigins:1=http://localhost:3000");

    [OneTimeTearDown]
    public static async Task StopAsync() => await Server.DisposeAsync();

    [Test]
    public async Task No_origin_is_allowed_by_default()
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        var simple = await ada.GetAsync("/api/todos", ("Origin", Front));
        var preflight = await PreflightAsync(SharedServer.Instance, Front);

        Assert.That(simple.Status, Is.EqualTo(HttpStatusCode.OK));
        foreach (var reply in new[] { simple, preflight })
            Assert.That(reply.Headers.Select(header => header.Key), Has.None.StartsWith("Access-Control"));
    }

    [TestCase(Front)]
    [TestCase("http://localhost:3000")]
    public async Task A_configured_origin_is_allowed_and_can_read_the_headers(string origin)
    {
        var ada = await Server.SignUpAsync();

        var reply = await ada.PostAsync("/api/todos", new { content = "x" }, ("Origin", origin));

        Assert.That(reply.Header(Allowed), Is.EqualTo(origin));
        Assert.That(reply.Header("Vary"), Does.Contain("Origin"));
        Assert.That(reply.Header("Access-Control-Allow-Credentials"), Is.Null);
        Assert.That(Exposed(reply), Is.SupersetOf(new[]
        {
            "ETag", "Link", "Location", "X-Total-Count", "Retry-After", "Idempotent-Replayed", "WWW-Authenticate",
        }));
    }

    [TestCase("https://evil.example")]
    [TestCase("http://front.example")]
    [TestCase("https://front.example:8443")]
    [TestCase("https://front.example.evil.example")]
    [TestCase("null")]
    public async Task Other_origins_are_not_allowed(string origin)
    {
        var ada = await Server.SignUpAsync();

        Assert.That((await ada.GetAsync("/api/todos", ("Origin", origin))).Header(Allowed), Is.Null);
        Assert.That((await PreflightAsync(Server, origin)).Header(Allowed), Is.Null);
    }

    [Test]
    public async Task A_preflight_allows_every_method_and_header_and_is_cacheable()
    {
        foreach (var method in new[] { "GET", "POST", "PUT", "PATCH", "DELETE" })
        {
            var reply = await PreflightAsync(Server, Front, method);

            using (Assert.EnterMultipleScope())
            {
                Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.NoContent));
                Assert.That(reply.Header(Allowed), Is.EqualTo(Front));
                Assert.That(reply.Header("Access-Control-Allow-Methods"), Does.Contain(method));
                Assert.That(
                    reply.Header("Access-Control-Allow-Headers")!.Split(','),
                    Is.EquivalentTo(new[] { "authorization", "content-type", "if-match", "idempotency-key" }));
                Assert.That(int.Parse(reply.Header("Access-Control-Max-Age")!, null), Is.GreaterThanOrEqualTo(60));
            }
        }
    }

    [TestCase("/.well-known/jwks.json")]
    [TestCase("/.well-known/openid-configuration")]
    [TestCase("/.well-known/oauth-authorization-server")]
    [TestCase("/nothing")]
    public async Task A_cacheable_response_varies_by_origin_even_without_an_Origin_header(string path)
    {
        var without = await Server.Anonymous().GetAsync(path);
        var with = await Server.Anonymous().GetAsync(path, ("Origin", Front));
        var closed = await SharedServer.Instance.Anonymous().GetAsync(path);

        using (Assert.EnterMultipleScope())
        {
            foreach (var reply in new[] { without, with })
                Assert.That(reply.Headers.Vary, Is.EquivalentTo(new[] { "Origin", "Accept-Encoding" }));
            Assert.That(closed.Headers.Vary, Does.Not.Contain("Origin"));
        }
    }

    [Test]
    public async Task Errors_are_readable_cross_origin()
    {
        var ada = await Server.SignUpAsync();
        (HttpStatusCode Status, Reply Reply)[] errors =
        [
            (HttpStatusCode.Unauthorized, await Server.Anonymous().GetAsync("/api/todos", ("Origin", Front))),
            (HttpStatusCode.NotFound, await ada.GetAsync("/api/todos/999999999", ("Origin", Front))),
            (HttpStatusCode.NotFound, await ada.GetAsync("/nothing", ("Origin", Front))),
            (HttpStatusCode.MethodNotAllowed, await ada.PutAsync("/api/todos", new { }, ("Origin", Front))),
            (HttpStatusCode.UnprocessableEntity, await ada.PostAsync("/api/todos", new { }, ("Origin", Front))),
            (HttpStatusCode.RequestEntityTooLarge, await ada.PostAsync("/api/todos", new { content = new string('x', 70_000) }, ("Origin", Front))),
        ];

        using (Assert.EnterMultipleScope())
        {
            foreach (var (status, reply) in errors)
                Assert.That((reply.Status, reply.Header(Allowed)), Is.EqualTo((status, Front)));
            Assert.That(Exposed(errors[0].Reply), Does.Contain("WWW-Authenticate"));
        }
    }

    [Test]
    public async Task A_429_is_readable_cross_origin()
    {
        await using var server = await TodoServer.StartAsync(
            $"--Cors:AllowedOrigins:0={Front}", "--RateLimiting:Enabled=true", "--RateLimiting:PermitsPerMinute=1");
        _ = await server.Anonymous().PostAsync("/api/users", new { });

        var reply = await server.Anonymous().PostAsync("/api/users", new { }, ("Origin", Front));

        Assert.That((reply.Status, reply.Header(Allowed)), Is.EqualTo((HttpStatusCode.TooManyRequests, Front)));
        Assert.That(Exposed(reply), Does.Contain("Retry-After"));
    }

    [Test]
    public async Task A_500_is_readable_cross_origin()
    {
        await using var server = await TodoServer.StartAsync(
            services => services.AddSingleton(FailingPort<ITodoRepository>.With(new InvalidOperationException())),
            $"--Cors:AllowedOrigins:0={Front}");
        var ada = await server.SignUpAsync();

        var reply = await ada.GetAsync("/api/todos", ("Origin", Front));

        Assert.That((reply.Status, reply.Header(Allowed)), Is.EqualTo((HttpStatusCode.InternalServerError, Front)));
    }

    [TestCase("*")]
    [TestCase("")]
    [TestCase("null")]
    [TestCase("front.example")]
    [TestCase("https://front.example/")]
    [TestCase("https://front.example/app")]
    [TestCase("https://front.example?x=1")]
    [TestCase("https://*.example")]
    [TestCase("https://ada@front.example")]
    [TestCase("ftp://front.example")]
    [TestCase("https://")]
    [TestCase(Front + ",https://other.example")]
    public void A_value_that_is_not_an_origin_stops_startup(string origin)
    {
        var exception = Assert.ThrowsAsync<OptionsValidationException>(
            async () => await TodoServer.StartAsync("--Cors:AllowedOrigins:0=" + origin));

        Assert.That(exception!.Message, Does.StartWith("Cors:AllowedOrigins ").And.Contain(origin));
    }

    private static string[] Exposed(Reply reply) => reply.Header("Access-Control-Expose-Headers")!.Split(',', StringSplitOptions.TrimEntries);

    private static Task<Reply> PreflightAsync(TodoServer server, string origin, string method = "PATCH") => server.Anonymous().SendAsync(
        HttpMethod.Options, "/api/todos/1", null,
        ("Origin", origin),
        ("Access-Control-Request-Method", method),
        ("Access-Control-Request-Headers", "authorization,content-type,if-match,idempotency-key"));
}
