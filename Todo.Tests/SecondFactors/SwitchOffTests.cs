using System.Net;
using Todo.Domain.SecondFactors;
using Todo.Tests.Harness;
using Todo.Tests.Trust;

namespace Todo.Tests.SecondFactors;

/// <summary>Switching the second factor off, and what else ends it (docs/api.md#second-factor).</summary>
internal sealed class SwitchOffTests
{
    private const string Path = Authenticator.Address;

    private static readonly TodoServer Server = StoppedServer.Instance;

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_code_or_a_recovery_code_switches_it_off_and_everything_is_deleted(bool byRecoveryCode)
    {
        var ada = await Server.SignUpAsync();
        var app = await Authenticator.EnableAsync(ada, Server);

        var reply = await ada.DeleteAsync(Path, new { password = ada.Password, code = byRecoveryCode ? app.RecoveryCodes[3] : app.Code() });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.NoContent), reply.Text);
            Assert.That(await SetUpTests.HasTwoFactorAsync(ada), Is.False);
            Assert.That(await CountRowsAsync(Server, ada), Is.Zero);
            Assert.That((await Authenticator.SignInAsync(Server, ada, null)).Status, Is.EqualTo(HttpStatusCode.OK));
        }
        var again = await Authenticator.EnableAsync(ada, Server);
        Assert.That(again.Secret, Is.Not.EqualTo(app.Secret));
        Assert.That((await Authenticator.SignInAsync(Server, ada, app.RecoveryCodes[0])).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task A_wrong_password_or_code_leaves_it_on_and_uses_no_code()
    {
        var ada = await Server.SignUpAsync();
        var app = await Authenticator.EnableAsync(ada, Server);

        foreach (var (method, path) in Confirmed)
        {
            var password = await SendAsync(ada, method, path, new { password = "not her password", code = app.Code() });
            var code = await SendAsync(ada, method, path, new { password = ada.Password, code = app.WrongCode });

            password.AssertInvalid("password");
            Assert.That(password.CodesOf("password"), Is.EqualTo(["wrong_password"]));
            SetUpTests.AssertWrongCode(code);
        }
        Assert.That(await SetUpTests.HasTwoFactorAsync(ada), Is.True);
        Assert.That((await Authenticator.SignInAsync(Server, ada, app.Code())).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task All_errors_of_the_members_are_reported_at_once()
    {
        var ada = await Server.SignUpAsync();

        foreach (var (method, path) in Confirmed)
        {
            (await SendAsync(ada, method, path, new { })).AssertInvalid("password", "code");
            (await SendAsync(ada, method, path, new { password = 1, code = " " })).AssertInvalid("password", "code");
        }
    }

    [Test]
    public async Task Without_a_factor_it_is_404_and_after_the_password()
    {
        var ada = await Server.SignUpAsync();
        await Authenticator.ScanAsync(ada, Server.Clock);

        foreach (var (method, path) in Confirmed)
        {
            (await SendAsync(ada, method, path, new { password = ada.Password, code = "123456" }))
                .AssertProblem(HttpStatusCode.NotFound, "The second factor is off.");
            (await SendAsync(ada, method, path, new { password = "not her password", code = "123456" })).AssertInvalid("password");
        }
    }

    [Test]
    public async Task A_password_change_leaves_it_on()
    {
        var ada = await Server.SignUpAsync();
        var app = await Authenticator.EnableAsync(ada, Server);

        await ada.PutAsync("/api/users/password", new { current_password = ada.Password, password = "staple battery horse 7" });
        ada.Password = "staple battery horse 7";

        (await Authenticator.SignInAsync(Server, ada, null)).AssertSignInError(HttpStatusCode.Unauthorized, "otp_required");
        Assert.That((await Authenticator.SignInAsync(Server, ada, app.Code())).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task The_deletion_of_the_account_deletes_secret_and_codes()
    {
        var ada = await Server.SignUpAsync();
        await Authenticator.EnableAsync(ada, Server);
        var before = await CountRowsAsync(Server, ada);

        await ada.DeleteAsync("/api/users/me", new { password = ada.Password });

        Assert.That(before, Is.EqualTo(11));
        Assert.That(await CountRowsAsync(Server, ada), Is.Zero);
    }

    private static readonly (HttpMethod Method, string Path)[] Confirmed = [(HttpMethod.Delete, Path), (HttpMethod.Post, Path + "/recovery_codes")];

    private static Task<Reply> SendAsync(TodoClient client, HttpMethod method, string path, object body) =>
        client.SendRawAsync(method, path, System.Text.Json.JsonSerializer.Serialize(body));

    private static async Task<int> CountRowsAsync(TodoServer server, TodoClient user) =>
        await GrowthRows.CountAsync(server, context => context.Set<SecondFactor>().Where(factor => factor.UserId == user.UserId))
        + await GrowthRows.CountAsync(server, context => context.Set<RecoveryCode>().Where(code => code.UserId == user.UserId));
}
