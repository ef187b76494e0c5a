using System.Net;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>OAuth clients can read every error of the sign-in operations (docs/api.md#sign-in-errors).</summary>
internal sealed class SignInErrorsTests
{
    private const string Form = "application/x-www-form-urlencoded";

    private static readonly string[] Paths = ["/api/login/access_token", "/token", "/api/login/revoke"];

    [Test]
    public async Task An_unsupported_method_is_an_OAuth_error([ValueSource(nameof(Paths))] string path) =>
        (await SharedServer.Instance.Anonymous().GetAsync(path)).AssertSignInError(HttpStatusCode.MethodNotAllowed, "invalid_request");

    [Test]
    public async Task An_unsupported_media_type_is_an_OAuth_error([ValueSource(nameof(Paths))] string path) =>
        (await PostAsync(path, "{}", "application/json")).AssertSignInError(HttpStatusCode.UnsupportedMediaType, "invalid_request");

    [TestCase("/token/")]
    [TestCase("/API/Login/Access_Token")]
    public async Task A_path_in_another_form_gets_an_OAuth_error(string path) =>
        (await PostAsync(path, "username=a", Form)).AssertSignInError(HttpStatusCode.BadRequest, "invalid_request");

    [Test]
    public async Task An_oversized_body_is_an_OAuth_error([ValueSource(nameof(Paths))] string path) =>
        (await PostAsync(path, new string('x', 70_000), Form)).AssertSignInError(HttpStatusCode.RequestEntityTooLarge, "invalid_request");

    [Test]
    public async Task A_repeated_parameter_is_an_OAuth_error([ValueSource(nameof(Paths))] string path) =>
        (await PostAsync(path, "token=a&token=b&username=a&username=b", Form)).AssertSignInError(HttpStatusCode.BadRequest, "invalid_request");

    [Test]
    public async Task An_invalid_refresh_token_is_an_OAuth_error()
    {
        var reply = await SharedServer.Instance.Anonymous().RefreshAsync("no-such-token");

        reply.AssertSignInError(HttpStatusCode.Unauthorized, "invalid_grant");
        Assert.That(reply.Text("type"), Is.EqualTo("urn:todo:problem:invalid-credentials"));
    }

    [Test]
    public async Task A_revocation_without_a_token_is_an_OAuth_error()
    {
        var reply = await PostAsync("/api/login/revoke", string.Empty, Form);

        reply.AssertSignInError(HttpStatusCode.UnprocessableEntity, "invalid_request");
        Assert.That(reply.CodesOf("token"), Is.EqualTo((string[])["required"]));
    }

    [Test]
    public async Task An_exceeded_rate_is_an_OAuth_error()
    {
        await using var server = await TodoServer.StartAsync("--RateLimiting:Enabled=true", "--RateLimiting:SignInPermitsPerMinute=1");
        await server.Anonymous().FormAsync("/token", ("username", "a@example.com"), ("password", "x"));

        var reply = await server.Anonymous().FormAsync("/token", ("username", "a@example.com"), ("password", "x"));

        reply.AssertSignInError(HttpStatusCode.TooManyRequests, "temporarily_unavailable");
        Assert.That(reply.Header("Retry-After"), Does.Match("^[0-9]+$"));
    }

    private static Task<Reply> PostAsync(string path, string body, string contentType) =>
        SharedServer.Instance.Anonymous().SendRawAsync(HttpMethod.Post, path, body, contentType);
}
