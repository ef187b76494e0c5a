using System.Net;
using Todo.Tests.Harness;

namespace Todo.Tests.SecondFactors;

/// <summary>Setting the second factor up (docs/api.md#second-factor).</summary>
internal sealed class SetUpTests
{
    private const string Path = Authenticator.Address;
    private const string Confirm = Path + "/confirm";

    private static readonly TodoServer Server = StoppedServer.Instance;

    [Test]
    public async Task A_secret_has_160_bits_and_a_URI_for_apps()
    {
        var ada = await Server.SignUpAsync();

        var reply = await ada.PostAsync(Path, new { password = ada.Password });

        var secret = reply.Text("secret");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(reply.Json.Members(), Is.EqualTo(["secret", "uri"]));
            Assert.That(secret, Does.Match("^[A-Z2-7]{32}$"));
            Assert.That(reply.Text("uri"), Is.EqualTo(
                $"otpauth://totp/Todo:{Uri.EscapeDataString(ada.Email)}?secret={secret}&issuer=Todo&algorithm=SHA1&digits=6&period=30"));
            Assert.That(reply.Header("Cache-Control"), Is.EqualTo("no-store"));
            Assert.That(await HasTwoFactorAsync(ada), Is.False, "pending");
        }
    }

    [Test]
    public async Task Special_characters_of_the_address_are_escaped_in_the_URI()
    {
        var client = Server.Anonymous();
        var unique = Guid.NewGuid().ToString("N");
        var email = $"a&b=c?#é/d%20{unique}@example.com";
        await client.PostAsync("/api/users", new { name = "Ada", email, password = client.Password });
        client.Take(await client.FormAsync("/token", ("username", email), ("password", client.Password)));

        var uri = (await client.PostAsync(Path, new { password = client.Password })).Text("uri");

        Assert.That(uri, Does.StartWith($"otpauth://totp/Todo:a%26b%3Dc%3F%23%C3%A9%2Fd%2520{unique}%40example.com?secret="));
    }

    [Test]
    public async Task A_code_confirms_the_secret_and_gives_ten_recovery_codes()
    {
        var ada = await Server.SignUpAsync();
        var app = await Authenticator.ScanAsync(ada, Server.Clock);

        var reply = await ada.PostAsync(Confirm, new { code = app.Code() });

        var codes = Authenticator.CodesOf(reply);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK), reply.Text);
            Assert.That(reply.Json.Members(), Is.EqualTo(["recovery_codes"]));
            Assert.That(codes, Has.Length.EqualTo(10).And.Unique.And.All.Match("^[A-Z2-7]{4}(-[A-Z2-7]{4}){5}$"));
            Assert.That(reply.Header("Cache-Control"), Is.EqualTo("no-store"));
            Assert.That(await HasTwoFactorAsync(ada), Is.True);
        }
    }

    [Test]
    public async Task The_export_says_that_the_factor_is_on_and_contains_no_secret()
    {
        var ada = await Server.SignUpAsync();
        var app = await Authenticator.EnableAsync(ada, Server);

        var export = await ada.GetAsync("/api/users/me/export");

        Assert.That(export.Json.GetProperty("user").GetProperty("two_factor").GetBoolean(), Is.True);
        foreach (var secret in app.RecoveryCodes.Append(app.Secret))
            Assert.That(export.Text, Does.Not.Contain(secret));
    }

    [Test]
    public async Task White_space_in_a_code_does_not_count()
    {
        var ada = await Server.SignUpAsync();
        var app = await Authenticator.ScanAsync(ada, Server.Clock);
        var code = app.Code();

        Assert.That((await ada.PostAsync(Confirm, new { code = $" {code[..3]} {code[3..]}\t" })).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Another_secret_replaces_the_pending_one()
    {
        var ada = await Server.SignUpAsync();
        var first = await Authenticator.ScanAsync(ada, Server.Clock);
        var second = await Authenticator.ScanAsync(ada, Server.Clock);

        var wrong = await ada.PostAsync(Confirm, new { code = first.Code() });
        var right = await ada.PostAsync(Confirm, new { code = second.Code() });

        Assert.That(second.Secret, Is.Not.EqualTo(first.Secret));
        AssertWrongCode(wrong);
        Assert.That(right.Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_wrong_code_confirms_nothing()
    {
        var ada = await Server.SignUpAsync();
        var app = await Authenticator.ScanAsync(ada, Server.Clock);

        foreach (var code in new[] { app.WrongCode, app.Code() + "0", app.Code()[1..], "abcdef", "ABCD-EFGH-ABCD-EFGH-ABCD-EFGH" })
        {
            var eve = await Server.SignUpAsync();
            await Authenticator.ScanAsync(eve, Server.Clock);
            AssertWrongCode(await eve.PostAsync(Confirm, new { code }));
            Assert.That(await HasTwoFactorAsync(eve), Is.False, code);
        }
    }

    [Test]
    public async Task Nothing_pending_is_404()
    {
        var ada = await Server.SignUpAsync();

        (await ada.PostAsync(Confirm, new { code = "123456" })).AssertProblem(HttpStatusCode.NotFound, "No second factor is pending.");
    }

    [Test]
    public async Task A_secret_is_pending_for_an_hour()
    {
        await using var server = await TodoServer.StartAsync("--Jwt:AccessTokenMinutes=600");
        server.Clock.Stop();
        var ada = await server.SignUpAsync();
        var app = await Authenticator.ScanAsync(ada, server.Clock);
        server.Clock.Advance(TimeSpan.FromHours(1));
        var late = await ada.PostAsync(Confirm, new { code = app.Code() });
        app = await Authenticator.ScanAsync(ada, server.Clock);
        server.Clock.Advance(TimeSpan.FromHours(1) - TimeSpan.FromMilliseconds(1));

        var inTime = await ada.PostAsync(Confirm, new { code = app.Code() });

        late.AssertProblem(HttpStatusCode.NotFound, "No second factor is pending.");
        Assert.That(inTime.Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_factor_that_is_on_can_be_neither_begun_nor_confirmed_again()
    {
        var ada = await Server.SignUpAsync();
        var app = await Authenticator.EnableAsync(ada, Server);

        foreach (var reply in new[] { await ada.PostAsync(Path, new { password = ada.Password }), await ada.PostAsync(Confirm, new { code = app.Code() }) })
        {
            reply.AssertProblem(HttpStatusCode.Conflict, "The second factor is already on.");
            Assert.That(reply.Text("type"), Is.EqualTo("urn:todo:problem:second-factor-on"));
        }
        Assert.That((await Authenticator.SignInAsync(Server, ada, app.Code())).Status, Is.EqualTo(HttpStatusCode.OK), "with the same secret, the code unused");
    }

    [Test]
    public async Task A_secret_needs_the_password()
    {
        var ada = await Server.SignUpAsync();

        var wrong = await ada.PostAsync(Path, new { password = "not her password" });
        var missing = await ada.PostAsync(Path, new { });

        wrong.AssertInvalid("password");
        Assert.That(wrong.CodesOf("password"), Is.EqualTo(["wrong_password"]));
        missing.AssertInvalid("password");
        Assert.That(missing.CodesOf("password"), Is.EqualTo(["required"]));
    }

    [TestCase("{}", "required")]
    [TestCase("""{"code":null}""", "null_not_allowed")]
    [TestCase("""{"code":123456}""", "wrong_type")]
    [TestCase("""{"code":" "}""", "blank")]
    [TestCase("""{"code":"12\u0000"}""", "invalid_characters")]
    public async Task A_code_must_be_a_text(string body, string code)
    {
        var ada = await Server.SignUpAsync();

        var reply = await ada.SendRawAsync(HttpMethod.Post, Confirm, body);

        reply.AssertInvalid("code");
        Assert.That(reply.CodesOf("code"), Is.EqualTo([code]));
    }

    internal static void AssertWrongCode(Reply reply)
    {
        reply.AssertInvalid("code");
        Assert.That(reply.CodesOf("code"), Is.EqualTo(["wrong_code"]));
    }

    internal static async Task<bool> HasTwoFactorAsync(TodoClient client) =>
        (await client.GetAsync("/api/users/me")).Json.GetProperty("two_factor").GetBoolean();
}
