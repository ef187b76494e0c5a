using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Todo.Domain.Mails;
using Todo.Tests.Harness;

namespace Todo.Tests.Accounts;

/// <summary>A server that sends no mail says so, after 401 and 429 and before it looks at the body (docs/api.md#order-of-checks).</summary>
internal sealed class NoMailTests
{
    private const string Forgot = "/api/users/password/forgot";

    [TestCase("POST", Forgot, """{"email":"ada@example.com"}""")]
    [TestCase("POST", Forgot, """{"email":7}""")]
    [TestCase("POST", Forgot, "{")]
    [TestCase("POST", Forgot, "")]
    [TestCase("POST", "/api/users/me/email/verification", "")]
    [TestCase("PUT", "/api/users/me/email", """{"email":"ada@example.org","password":"correct horse battery 9"}""")]
    [TestCase("PUT", "/api/users/me/email", """{"email":"ada@example.org","password":"wrong password"}""")]
    [TestCase("PUT", "/api/users/me/email", "[")]
    public async Task What_needs_mail_is_501_whatever_the_body(string method, string path, string body)
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        var reply = await ada.SendRawAsync(new HttpMethod(method), path, body);

        AssertNoMail(reply);
    }

    [Test]
    public async Task It_is_501_before_415_and_413()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        using var large = new ByteArrayContent(Encoding.UTF8.GetBytes(new string(' ', 70_000)));
        large.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        AssertNoMail(await ada.SendRawAsync(HttpMethod.Post, Forgot, "email=x", "application/x-www-form-urlencoded"));
        AssertNoMail(await ada.SendAsync(HttpMethod.Post, Forgot, large));
        AssertNoMail(await ada.SendRawAsync(HttpMethod.Post, Forgot, new string('x', 70_000), "application/x-www-form-urlencoded"));
    }

    [TestCase("POST", "/api/users/me/email/verification")]
    [TestCase("PUT", "/api/users/me/email")]
    public async Task It_is_401_before_501(string method, string path)
    {
        var reply = await SharedServer.Instance.Anonymous().SendRawAsync(new HttpMethod(method), path, "{");

        reply.AssertProblem(HttpStatusCode.Unauthorized, "Not authenticated");
    }

    [Test]
    public async Task It_is_429_before_501_and_none_of_the_three_anonymous_operations_counts_as_a_sign_in()
    {
        await using var server = await TodoServer.StartAsync(
            "--RateLimiting:Enabled=true", "--RateLimiting:SignInPermitsPerMinute=1", "--RateLimiting:PermitsPerMinute=3");
        var client = server.Anonymous();
        AssertNoMail(await client.ForgotAsync("ada@example.com"));
        (await client.VerifyAsync("x")).AssertInvalid("token");
        (await client.ResetAsync("x")).AssertInvalid("token");

        Reply[] replies = [await client.ForgotAsync("ada@example.com"), await client.VerifyAsync("x"), await client.ResetAsync("x")];

        Assert.That(replies.Select(reply => reply.Text("type")), Is.All.EqualTo("urn:todo:problem:rate-exceeded"));
    }

    [Test]
    public async Task A_registration_works_and_mails_nothing()
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        Assert.That(await ada.IsVerifiedAsync(), Is.False);
        Assert.That(await MailBox.ListAsync(SharedServer.Instance, ada.Email), Is.Empty);
    }

    [Test]
    public async Task Tokens_from_before_the_server_stopped_sending_mail_work_and_send_no_notice()
    {
        await using var sending = await TodoServer.StartAsync(MailBox.Settings);
        var (ada, bob) = (await sending.SignUpAsync(), await sending.SignUpAsync());
        var verification = await MailBox.TokenAsync(sending, ada.Email, MailKind.Verification);
        var reset = await MailBox.ForgetAsync(sending, bob.Email);
        await using var silent = await sending.StartAnotherAsync();

        var verified = await silent.Anonymous().VerifyAsync(verification);
        var changed = await silent.Anonymous().ResetAsync(reset);

        Assert.That((verified.Status, changed.Status), Is.EqualTo((HttpStatusCode.NoContent, HttpStatusCode.NoContent)));
        Assert.That(await MailBox.ListAsync(sending, bob.Email), Is.Empty);
    }

    private static void AssertNoMail(Reply reply)
    {
        reply.AssertProblem(HttpStatusCode.NotImplemented, "This server sends no mail.");
        Assert.That(reply.Text("type"), Is.EqualTo("urn:todo:problem:no-mail"));
        Assert.That(reply.Text("title"), Is.EqualTo("Not Implemented"));
    }
}
