using System.Net;
using Todo.Tests.Harness;
using static Todo.Tests.SecondFactors.Authenticator;

namespace Todo.Tests.SecondFactors;

/// <summary>Signing in with a second factor (docs/api.md#second-factor).</summary>
internal sealed class SignInTests
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    private static readonly TodoServer Server = StoppedServer.Instance;

    [TestCase("/api/login/access_token")]
    [TestCase("/token")]
    public async Task The_right_pair_without_a_code_is_told_that_one_is_required(string path)
    {
        var ada = await Server.SignUpAsync();
        var app = await EnableAsync(ada, Server);

        var without = await SignInAsync(Server, ada, null, path);
        var blank = await SignInAsync(Server, ada, " ", path);
        var empty = await SignInAsync(Server, ada, string.Empty, path);
        var with = await SignInAsync(Server, ada, app.Code(), path);

        foreach (var reply in new[] { without, blank, empty })
        {
            reply.AssertSignInError(HttpStatusCode.Unauthorized, "otp_required", "A code of the second factor is required.");
            Assert.That(reply.Text("type"), Is.EqualTo("urn:todo:problem:otp-required"));
            Assert.That(reply.Header("Cache-Control"), Is.EqualTo("no-store"));
        }
        Assert.That(with.Status, Is.EqualTo(HttpStatusCode.OK), with.Text);
        ada.Take(with);
        Assert.That((await ada.GetAsync("/api/users/me")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_wrong_code_and_a_wrong_password_get_the_same_response()
    {
        var ada = await Server.SignUpAsync();
        var app = await EnableAsync(ada, Server);
        var eve = await Server.SignUpAsync();

        var code = await SignInAsync(Server, ada, app.WrongCode);
        var text = await SignInAsync(Server, ada, "no code at all");
        var password = await SignInAttempts.TryAsync(Server, eve.Email, "not her password");
        ada.Password = "not her password";
        var both = await SignInAsync(Server, ada, app.Code());

        password.AssertSignInError(HttpStatusCode.Unauthorized, "invalid_grant", "Could not validate user.");
        Assert.That(new[] { code, text, both }.Select(ProblemAssert.WithoutTraceId), Is.All.EqualTo(password.WithoutTraceId()));
        ada.Password = TodoClient.GoodPassword;
        Assert.That((await SignInAsync(Server, ada, app.Code())).Status, Is.EqualTo(HttpStatusCode.OK), "the code next to a wrong password is unused");
    }

    [TestCase(-2, HttpStatusCode.Unauthorized)]
    [TestCase(-1, HttpStatusCode.OK)]
    [TestCase(0, HttpStatusCode.OK)]
    [TestCase(1, HttpStatusCode.OK)]
    [TestCase(2, HttpStatusCode.Unauthorized)]
    public async Task A_code_may_be_early_or_late_by_one_step(int offset, HttpStatusCode status)
    {
        await using var server = await TodoServer.StartAsync();
        server.Clock.Stop();
        var ada = await server.SignUpAsync();
        var app = await EnableAsync(ada, server);
        server.Clock.Advance(2 * Step);

        Assert.That((await SignInAsync(server, ada, app.Code(offset))).Status, Is.EqualTo(status));
    }

    [Test]
    public async Task Each_code_signs_in_once_in_any_order()
    {
        await using var server = await TodoServer.StartAsync();
        server.Clock.Stop();
        var ada = await server.SignUpAsync();
        var app = await EnableAsync(ada, server);
        server.Clock.Advance(2 * Step);

        foreach (var offset in new[] { 1, -1, 0 })
        {
            Assert.That((await SignInAsync(server, ada, app.Code(offset))).Status, Is.EqualTo(HttpStatusCode.OK), $"{offset}");
            Assert.That((await SignInAsync(server, ada, app.Code(offset))).Status, Is.EqualTo(HttpStatusCode.Unauthorized), $"{offset} again");
        }
        server.Clock.Advance(Step);
        foreach (var offset in new[] { -1, 0 })
            Assert.That((await SignInAsync(server, ada, app.Code(offset))).Status, Is.EqualTo(HttpStatusCode.Unauthorized), $"{offset} a step later");
        Assert.That((await SignInAsync(server, ada, app.Code(1))).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task The_code_that_confirmed_the_secret_is_used()
    {
        var ada = await Server.SignUpAsync();
        var app = await EnableAsync(ada, Server);

        var replayed = await SignInAsync(Server, ada, app.CodeOf(app.ConfirmedBy));

        replayed.AssertSignInError(HttpStatusCode.Unauthorized, "invalid_grant", "Could not validate user.");
    }

    [Test]
    public async Task A_code_is_used_by_whatever_it_confirms()
    {
        var ada = await Server.SignUpAsync();
        var app = await EnableAsync(ada, Server);
        var renewed = await ada.PostAsync(Authenticator.Address + "/recovery_codes", new { password = ada.Password, code = app.Code() });

        var signIn = await SignInAsync(Server, ada, app.Code());
        await SignInAsync(Server, ada, app.Code(1));
        var off = await ada.DeleteAsync(Authenticator.Address, new { password = ada.Password, code = app.Code(1) });

        Assert.That((renewed.Status, signIn.Status), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.Unauthorized)));
        SetUpTests.AssertWrongCode(off);
    }

    [Test]
    public async Task A_clock_that_is_set_back_makes_no_used_code_valid_again()
    {
        await using var server = await TodoServer.StartAsync();
        server.Clock.Stop();
        var ada = await server.SignUpAsync();
        var app = await EnableAsync(ada, server);
        server.Clock.Advance(2 * Step);
        var used = app.Now;
        await SignInAsync(server, ada, app.CodeOf(used));

        // One step back, it is still within the tolerance; then the code that confirmed the secret is, which was used even earlier.
        foreach (var step in new[] { used, app.ConfirmedBy, app.ConfirmedBy })
        {
            server.Clock.Advance(-Step);
            Assert.That(app.Now - step, Is.InRange(-1, 1));
            Assert.That((await SignInAsync(server, ada, app.CodeOf(step))).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        }
    }

    [Test]
    public async Task A_refresh_needs_no_code()
    {
        var ada = await Server.SignUpAsync();
        await EnableAsync(ada, Server);

        Assert.That((await ada.RefreshAsync()).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Without_a_second_factor_a_code_is_ignored()
    {
        var ada = await Server.SignUpAsync();
        await ScanAsync(ada, Server.Clock);

        Assert.That((await SignInAsync(Server, ada, "123456")).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await SignInAsync(Server, ada, null)).Status, Is.EqualTo(HttpStatusCode.OK), "a pending secret is not asked for");
    }

    [Test]
    public async Task A_code_of_another_user_is_wrong()
    {
        var ada = await Server.SignUpAsync();
        await EnableAsync(ada, Server);
        var eve = await Server.SignUpAsync();
        var app = await EnableAsync(eve, Server);

        Assert.That((await SignInAsync(Server, ada, app.Code())).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await SignInAsync(Server, ada, app.RecoveryCodes[0])).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await SignInAsync(Server, eve, app.RecoveryCodes[0])).Status, Is.EqualTo(HttpStatusCode.OK));
    }
}
