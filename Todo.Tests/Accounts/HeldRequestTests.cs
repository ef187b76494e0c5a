using System.Net;
using Todo.Tests.Harness;
using Todo.Tests.Webhooks;

namespace Todo.Tests.Accounts;

/// <summary>
/// A request is authenticated before its body arrives. If its session ends in between, the request must not leave anything that outlives the
/// session: neither a token nor a webhook (docs/security.md#threats).
/// </summary>
internal sealed class HeldRequestTests
{
    private static TodoServer? _server;

    private static TodoServer Server => _server!;

    [OneTimeSetUp]
    public static async Task StartAsync() => _server = await TodoServer.StartAsync(MailBox.Settings);

    [OneTimeTearDown]
    public static async Task StopAsync() => await Server.DisposeAsync();

    [Test]
    public async Task A_token_is_not_created_by_a_request_that_began_before_a_reset()
    {
        var squatter = await Server.SignUpAsync();
        using var held = await HoldAsync(squatter, "POST", "/api/tokens", """{"name":"script","scopes":["todos:read"]}""");

        await ResetAsync(squatter);

        AssertRefused(await held.FinishAsync());
        Assert.That((await (await OwnerAsync(squatter)).GetAsync("/api/tokens")).Json.GetArrayLength(), Is.Zero);
    }

    [Test]
    public async Task A_webhook_is_not_created_by_a_request_that_began_before_a_reset()
    {
        var squatter = await Server.SignUpAsync();
        using var held = await HoldAsync(squatter, "POST", "/api/webhooks", """{"url":"https://eve.example.com/","events":["todo.created"]}""");

        await ResetAsync(squatter);

        AssertRefused(await held.FinishAsync());
        Assert.That((await (await OwnerAsync(squatter)).GetAsync("/api/webhooks")).Json.GetArrayLength(), Is.Zero);
    }

    [TestCase("""{"is_active":true}""")]
    [TestCase("""{"url":"https://eve.example.com/2"}""")]
    public async Task A_webhook_is_not_changed_by_a_request_that_began_before_a_reset(string body)
    {
        var squatter = await Server.SignUpAsync();
        var webhook = await squatter.AddWebhookAsync("https://eve.example.com/");
        using var held = await HoldAsync(squatter, "PATCH", $"/api/webhooks/{webhook.Id()}", body);

        await ResetAsync(squatter);

        AssertRefused(await held.FinishAsync());
        var left = (await (await OwnerAsync(squatter)).GetAsync($"/api/webhooks/{webhook.Id()}")).Json;
        Assert.That(left.GetProperty("is_active").GetBoolean(), Is.False);
        Assert.That(left.GetProperty("url").GetString(), Is.EqualTo("https://eve.example.com/"));
    }

    [Test]
    public async Task A_recent_sign_in_stands_in_for_the_password_only_while_its_session_is_active()
    {
        var ada = await Server.SignUpWithoutPasswordAsync();
        using var held = await HoldAsync(ada, "PUT", "/api/users/me/email", $$"""{"email":"{{TodoClient.NewEmail()}}"}""");

        await ada.FormAsync("/api/login/revoke", ("token", ada.RefreshToken!));

        AssertRefused(await held.FinishAsync());
    }

    private static async Task ResetAsync(TodoClient squatter)
    {
        var reply = await squatter.ResetAsync(await MailBox.ForgetAsync(Server, squatter.Email));
        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.NoContent), reply.Text);
    }

    private static Task<TodoClient> OwnerAsync(TodoClient squatter)
    {
        squatter.Password = ClientMails.NewPassword;
        return squatter.SignInAsync();
    }

    private static void AssertRefused(string answer) =>
        Assert.That(answer, Does.StartWith("HTTP/1.1 401 ").And.Contain("error=\"invalid_token\"").And.Contain("Could not validate credentials"));

    /// <summary>Sends a request without its body, and waits until it is authenticated.</summary>
    private static async Task<HeldRequest> HoldAsync(TodoClient client, string method, string path, string body)
    {
        var http = await RawHttp.ConnectAsync(Server.Http.BaseAddress!);
        await http.SendAsync(
            $"{method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer {client.AccessToken}\r\n"
            + $"Content-Type: application/json\r\nContent-Length: {body.Length}\r\nExpect: 100-continue\r\n\r\n");
        // It is sent when the server begins to read the body.
        await http.ReadUntilAsync("HTTP/1.1 100 Continue\r\n\r\n");
        return new(http, body);
    }

    private sealed class HeldRequest(RawHttp http, string body) : IDisposable
    {
        public async Task<string> FinishAsync()
        {
            await http.SendAsync(body);
            return await http.ReadToEndAsync();
        }

        public void Dispose() => http.Dispose();
    }
}
