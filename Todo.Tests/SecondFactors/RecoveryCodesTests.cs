using System.Net;
using Todo.Tests.Harness;
using static Todo.Tests.SecondFactors.Authenticator;

namespace Todo.Tests.SecondFactors;

/// <summary>Recovery codes stand in for the app, each once (docs/api.md#second-factor).</summary>
internal sealed class RecoveryCodesTests
{
    private const string Renewal = Authenticator.Address + "/recovery_codes";

    private static readonly TodoServer Server = StoppedServer.Instance;

    [Test]
    public async Task Each_recovery_code_signs_in_once()
    {
        var ada = await Server.SignUpAsync();
        var app = await EnableAsync(ada, Server);

        foreach (var code in app.RecoveryCodes)
        {
            Assert.That((await SignInAsync(Server, ada, code)).Status, Is.EqualTo(HttpStatusCode.OK), code);
            Assert.That((await SignInAsync(Server, ada, code)).Status, Is.EqualTo(HttpStatusCode.Unauthorized), code);
        }
        Assert.That((await SignInAsync(Server, ada, app.Code())).Status, Is.EqualTo(HttpStatusCode.OK), "the app still works");
    }

    [Test]
    public async Task Letter_case_dashes_and_white_space_do_not_count()
    {
        var ada = await Server.SignUpAsync();
        var codes = (await EnableAsync(ada, Server)).RecoveryCodes;

        string[] typed =
        [
            codes[0].ToLowerInvariant(), codes[1].Replace("-", string.Empty, StringComparison.Ordinal), codes[2].Replace('-', ' '), $"\t{codes[3]}\n",
        ];

        foreach (var code in typed)
            Assert.That((await SignInAsync(Server, ada, code)).Status, Is.EqualTo(HttpStatusCode.OK), code);
        foreach (var code in codes[..4])
            Assert.That((await SignInAsync(Server, ada, code)).Status, Is.EqualTo(HttpStatusCode.Unauthorized), "the same code in another spelling");
    }

    [Test]
    public async Task Renewal_gives_ten_others_and_voids_the_old_ones()
    {
        var ada = await Server.SignUpAsync();
        var app = await EnableAsync(ada, Server);

        var reply = await ada.PostAsync(Renewal, new { password = ada.Password, code = app.Code() });

        var renewed = CodesOf(reply);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK), reply.Text);
            Assert.That(reply.Json.Members(), Is.EqualTo(["recovery_codes"]));
            Assert.That(reply.Header("Cache-Control"), Is.EqualTo("no-store"));
            Assert.That(renewed, Has.Length.EqualTo(10).And.Unique);
            Assert.That(renewed.Intersect(app.RecoveryCodes), Is.Empty);
            Assert.That((await SignInAsync(Server, ada, app.RecoveryCodes[0])).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That((await SignInAsync(Server, ada, renewed[9])).Status, Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [Test]
    public async Task A_recovery_code_renews_no_recovery_codes()
    {
        var ada = await Server.SignUpAsync();
        var app = await EnableAsync(ada, Server);

        SetUpTests.AssertWrongCode(await ada.PostAsync(Renewal, new { password = ada.Password, code = app.RecoveryCodes[0] }));

        Assert.That((await SignInAsync(Server, ada, app.RecoveryCodes[0])).Status, Is.EqualTo(HttpStatusCode.OK), "it is unused");
    }

    [Test]
    public async Task A_recovery_code_confirms_no_secret()
    {
        var ada = await Server.SignUpAsync();
        var app = await EnableAsync(ada, Server);
        await ada.DeleteAsync(Authenticator.Address, new { password = ada.Password, code = app.Code() });
        await ScanAsync(ada, Server.Clock);

        SetUpTests.AssertWrongCode(await ada.PostAsync(Authenticator.Address + "/confirm", new { code = app.RecoveryCodes[0] }));
    }
}
