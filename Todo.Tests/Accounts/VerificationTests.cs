using System.Net;
using Todo.Domain.Mails;
using Todo.Tests.Harness;

namespace Todo.Tests.Accounts;

/// <summary>The verification of an address (docs/api.md#verification).</summary>
internal sealed class VerificationTests
{
    private static TodoServer? _server;

    private static TodoServer Server => _server!;

    [OneTimeSetUp]
    public static async Task StartAsync() => _server = await TodoServer.StartAsync(MailBox.Settings);

    [OneTimeTearDown]
    public static async Task StopAsync() => await Server.DisposeAsync();

    [Test]
    public async Task A_registration_mails_a_token_that_verifies_the_address()
    {
        var ada = await Server.SignUpAsync();
        var before = await ada.GetAsync("/api/users/me");

        var mails = await MailBox.ListAsync(Server, ada.Email);
        var reply = await Server.Anonymous().VerifyAsync(mails.Single().Token!);

        var after = await ada.GetAsync("/api/users/me");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(mails.Single().Kind, Is.EqualTo(MailKind.Verification));
            Assert.That(mails.Single().Token, Does.Match("^[A-Za-z0-9_-]{43}$"), "256 bits");
            Assert.That((reply.Status, reply.Text), Is.EqualTo((HttpStatusCode.NoContent, string.Empty)));
            Assert.That(before.Json.GetProperty("email_verified").GetBoolean(), Is.False);
            Assert.That(after.Json.GetProperty("email_verified").GetBoolean(), Is.True);
            Assert.That(after.Text("updated_at"), Is.GreaterThan(before.Text("updated_at")));
        }
    }

    [Test]
    public async Task A_registration_that_fails_mails_nothing()
    {
        var ada = await Server.SignUpAsync();

        var taken = await Server.Anonymous().PostAsync("/api/users", new { name = "Eve", email = ada.Email, password = TodoClient.GoodPassword });

        Assert.That(taken.Status, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(await MailBox.ListAsync(Server, ada.Email), Has.Count.EqualTo(1), "that of the account");
    }

    [Test]
    public async Task A_token_verifies_once()
    {
        var ada = await Server.SignUpAsync();
        var token = await MailBox.TokenAsync(Server, ada.Email, MailKind.Verification);
        await ada.VerifyAsync(token);

        var again = await ada.VerifyAsync(token);

        AssertBad(again);
        Assert.That(await ada.IsVerifiedAsync(), Is.True);
    }

    [Test]
    public async Task Another_verification_voids_the_earlier_one_and_its_mail()
    {
        var ada = await Server.SignUpAsync();
        var first = await MailBox.TokenAsync(Server, ada.Email, MailKind.Verification);

        var reply = await ada.SendVerificationAsync();

        var second = await MailBox.TokenAsync(Server, ada.Email, MailKind.Verification);
        Assert.That((reply.Status, reply.Text), Is.EqualTo((HttpStatusCode.Accepted, string.Empty)));
        AssertBad(await ada.VerifyAsync(first));
        Assert.That(await ada.IsVerifiedAsync(), Is.False);
        Assert.That((await ada.VerifyAsync(second)).Status, Is.EqualTo(HttpStatusCode.NoContent));
    }

    [Test]
    public async Task A_verified_address_gets_no_further_verification()
    {
        var ada = await Server.SignUpAsync();
        await MailBox.VerifyAsync(Server, ada);
        var before = await MailBox.ListAsync(Server, ada.Email);

        var reply = await ada.SendVerificationAsync();

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.Accepted));
        Assert.That(await MailBox.ListAsync(Server, ada.Email), Is.EqualTo(before));
    }

    [Test]
    public async Task A_token_verifies_for_24_hours()
    {
        await using var server = await TodoServer.StartAsync(MailBox.Settings);
        server.Clock.Stop();
        var (early, late) = (await server.SignUpAsync(), await server.SignUpAsync());
        var tokens = (await MailBox.TokenAsync(server, early.Email, MailKind.Verification), await MailBox.TokenAsync(server, late.Email, MailKind.Verification));

        server.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromMilliseconds(1));
        var inTime = await early.VerifyAsync(tokens.Item1);
        server.Clock.Advance(TimeSpan.FromMilliseconds(1));
        var tooLate = await late.VerifyAsync(tokens.Item2);

        Assert.That(inTime.Status, Is.EqualTo(HttpStatusCode.NoContent), inTime.Text);
        AssertBad(tooLate);
    }

    [TestCase("""{}""", "required")]
    [TestCase("""{"token":null}""", "null_not_allowed")]
    [TestCase("""{"token":" "}""", "blank")]
    [TestCase("""{"token":7}""", "wrong_type")]
    [TestCase("""{"token":"x\u0000"}""", "invalid_characters")]
    [TestCase("""{"token":"Zx3J5CD1uTTbhVTPvuJe6mZ2zUqbvdsmFaNBOSYYYeg"}""", "bad_token")]
    public async Task A_wrong_token_is_an_error_under_its_name(string body, string code)
    {
        var reply = await Server.Anonymous().SendRawAsync(HttpMethod.Post, "/api/users/email/verify", body);

        reply.AssertInvalid("token");
        Assert.That(reply.CodesOf("token"), Is.EqualTo([code]));
    }

    [Test]
    public async Task A_token_that_resets_passwords_does_not_verify_and_stays_good()
    {
        var ada = await Server.SignUpAsync();
        var token = await MailBox.ForgetAsync(Server, ada.Email);

        AssertBad(await ada.VerifyAsync(token));

        Assert.That((await ada.ResetAsync(token)).Status, Is.EqualTo(HttpStatusCode.NoContent));
    }

    [Test]
    public async Task A_deleted_account_verifies_nothing_and_gets_no_mail()
    {
        var ada = await Server.SignUpAsync();
        var token = await MailBox.TokenAsync(Server, ada.Email, MailKind.Verification);
        await ada.DeleteAsync("/api/users/me", new { password = ada.Password });

        AssertBad(await Server.Anonymous().VerifyAsync(token));

        Assert.That(await MailBox.ListAsync(Server, ada.Email), Is.Empty);
    }

    private static void AssertBad(Reply reply)
    {
        reply.AssertInvalid("token");
        Assert.That(reply.CodesOf("token"), Is.EqualTo(["bad_token"]));
    }
}
