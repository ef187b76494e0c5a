using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Todo.Domain.Mails;
using Todo.Domain.Users;
using Todo.Infrastructure.Database;
using Todo.Tests.Harness;

namespace Todo.Tests.Accounts;

/// <summary>A forgotten password (docs/api.md#forgotten-password).</summary>
internal sealed class PasswordResetTests
{
    private static TodoServer? _server;

    private static TodoServer Server => _server!;

    [OneTimeSetUp]
    public static async Task StartAsync() => _server = await TodoServer.StartAsync(MailBox.Settings);

    [OneTimeTearDown]
    public static async Task StopAsync() => await Server.DisposeAsync();

    [Test]
    public async Task A_token_sets_a_new_password_ends_all_sessions_verifies_the_address_and_sends_a_notice()
    {
        var ada = await Server.SignUpAsync();
        var elsewhere = await ada.SignInAsync();
        await ada.ForgotAsync(" " + ada.Email.ToUpperInvariant());
        var token = await MailBox.TokenAsync(Server, ada.Email, MailKind.PasswordReset);

        var reply = await Server.Anonymous().ResetAsync(token);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((reply.Status, reply.Text), Is.EqualTo((HttpStatusCode.NoContent, string.Empty)));
            Assert.That((await ada.GetAsync("/api/users/me")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That((await elsewhere.GetAsync("/api/users/me")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That((await ada.RefreshAsync()).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That((await SignInAsync(ada.Email, TodoClient.GoodPassword)).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(await MailBox.KindsAsync(Server, ada.Email), Is.EqualTo([MailKind.PasswordResetNotice]));
        }
        ada.Password = ClientMails.NewPassword;
        Assert.That(await (await ada.SignInAsync()).IsVerifiedAsync(), Is.True);
    }

    [Test]
    public async Task A_token_resets_once()
    {
        var ada = await Server.SignUpAsync();
        var token = await MailBox.ForgetAsync(Server, ada.Email);
        await ada.ResetAsync(token);

        var again = await ada.ResetAsync(token, "yet another horse 5");

        AssertBad(again);
        Assert.That((await SignInAsync(ada.Email, ClientMails.NewPassword)).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Another_request_voids_the_earlier_token_and_its_mail()
    {
        var ada = await Server.SignUpAsync();
        var first = await MailBox.ForgetAsync(Server, ada.Email);
        var second = await MailBox.ForgetAsync(Server, ada.Email);

        AssertBad(await ada.ResetAsync(first));

        Assert.That((await ada.ResetAsync(second)).Status, Is.EqualTo(HttpStatusCode.NoContent));
    }

    [Test]
    public async Task A_token_resets_for_30_minutes()
    {
        await using var server = await TodoServer.StartAsync(MailBox.Settings);
        server.Clock.Stop();
        var (early, late) = (await server.SignUpAsync(), await server.SignUpAsync());
        var tokens = (await MailBox.ForgetAsync(server, early.Email), await MailBox.ForgetAsync(server, late.Email));

        server.Clock.Advance(TimeSpan.FromMinutes(30) - TimeSpan.FromMilliseconds(1));
        var inTime = await early.ResetAsync(tokens.Item1);
        server.Clock.Advance(TimeSpan.FromMilliseconds(1));
        var tooLate = await late.ResetAsync(tokens.Item2);

        Assert.That(inTime.Status, Is.EqualTo(HttpStatusCode.NoContent), inTime.Text);
        AssertBad(tooLate);
    }

    [TestCase("short", "too_short")]
    [TestCase("password123", "common_password")]
    [TestCase(null, "required")]
    public async Task A_password_that_breaks_a_rule_does_not_use_the_token_up(string? password, string code)
    {
        var ada = await Server.SignUpAsync();
        var token = await MailBox.ForgetAsync(Server, ada.Email);

        var reply = await ada.SendRawAsync(
            HttpMethod.Post, "/api/users/password/reset", $$"""{"token":"{{token}}"{{(password is null ? "" : $",\"password\":\"{password}\"")}}}""");

        reply.AssertInvalid("password");
        Assert.That(reply.CodesOf("password"), Is.EqualTo([code]));
        Assert.That((await ada.ResetAsync(token)).Status, Is.EqualTo(HttpStatusCode.NoContent));
    }

    [Test]
    public async Task The_email_address_as_the_password_is_refused_and_does_not_use_the_token_up()
    {
        var ada = await Server.SignUpAsync();
        var token = await MailBox.ForgetAsync(Server, ada.Email);

        var reply = await ada.ResetAsync(token, ada.Email.ToUpperInvariant());

        reply.AssertInvalid("password");
        Assert.That(reply.CodesOf("password"), Is.EqualTo(["password_is_email"]));
        Assert.That((await ada.ResetAsync(token)).Status, Is.EqualTo(HttpStatusCode.NoContent));
    }

    [TestCase("""{"password":"staple battery horse 7"}""", "required")]
    [TestCase("""{"token":"","password":"staple battery horse 7"}""", "blank")]
    [TestCase("""{"token":"\ud800","password":"staple battery horse 7"}""", "invalid_characters")]
    [TestCase("""{"token":"Zx3J5CD1uTTbhVTPvuJe6mZ2zUqbvdsmFaNBOSYYYeg","password":"staple battery horse 7"}""", "bad_token")]
    public async Task A_wrong_token_is_an_error_under_its_name(string body, string code)
    {
        var reply = await Server.Anonymous().SendRawAsync(HttpMethod.Post, "/api/users/password/reset", body);

        reply.AssertInvalid("token");
        Assert.That(reply.CodesOf("token"), Is.EqualTo([code]));
    }

    [Test]
    public async Task A_token_that_verifies_does_not_reset_and_stays_good()
    {
        var ada = await Server.SignUpAsync();
        var token = await MailBox.TokenAsync(Server, ada.Email, MailKind.Verification);

        AssertBad(await ada.ResetAsync(token));

        Assert.That((await ada.VerifyAsync(token)).Status, Is.EqualTo(HttpStatusCode.NoContent));
    }

    [TestCase("""{}""", "required")]
    [TestCase("""{"email":"nowhere"}""", "malformed")]
    [TestCase("""{"email":7}""", "wrong_type")]
    public async Task What_is_no_address_is_an_error(string body, string code)
    {
        var reply = await Server.Anonymous().SendRawAsync(HttpMethod.Post, "/api/users/password/forgot", body);

        reply.AssertInvalid("email");
        Assert.That(reply.CodesOf("email"), Is.EqualTo([code]));
    }

    [Test]
    public async Task A_reset_forgives_the_wrong_passwords_before_it()
    {
        var ada = await Server.SignUpAsync();
        await SignInAttempts.FailAsync(Server, ada.Email, 5);
        for (var i = 0; i < 5; i++)
            await ada.DeleteAsync("/api/users/me", new { password = "not the password" });

        await ada.ResetAsync(await MailBox.ForgetAsync(Server, ada.Email));

        ada.Password = ClientMails.NewPassword;
        var signedIn = await ada.SignInAsync();
        Assert.That((await signedIn.DeleteAsync("/api/users/me", new { password = ada.Password })).Status, Is.EqualTo(HttpStatusCode.NoContent));
    }

    [Test]
    public async Task An_account_without_a_password_gets_its_first_one()
    {
        var ada = await Server.SignUpAsync();
        var none = User.RegisterWithoutPassword("Ada", ada.Email, TimeZones.Default, Server.Clock.GetUtcNow()).PasswordHash;
        await using (var context = Server.Services.GetRequiredService<ITodoDbContextFactory>().Create())
            await context.Users.Where(user => user.Id == ada.UserId).ExecuteUpdateAsync(user => user.SetProperty(one => one.PasswordHash, none));

        await ada.ResetAsync(await MailBox.ForgetAsync(Server, ada.Email));

        ada.Password = ClientMails.NewPassword;
        Assert.That((await (await ada.SignInAsync()).GetAsync("/api/users/me")).Json.GetProperty("has_password").GetBoolean(), Is.True);
    }

    [Test]
    public async Task A_token_of_a_deleted_account_does_not_reset()
    {
        var ada = await Server.SignUpAsync();
        var token = await MailBox.ForgetAsync(Server, ada.Email);
        await ada.DeleteAsync("/api/users/me", new { password = ada.Password });

        AssertBad(await ada.ResetAsync(token));
    }

    private static void AssertBad(Reply reply)
    {
        reply.AssertInvalid("token");
        Assert.That(reply.CodesOf("token"), Is.EqualTo(["bad_token"]));
    }

    private static Task<Reply> SignInAsync(string email, string password) => SignInAttempts.TryAsync(Server, email, password);
}
