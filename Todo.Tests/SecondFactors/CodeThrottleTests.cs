using System.Net;
using Todo.Tests.Harness;
using static Todo.Tests.SecondFactors.Authenticator;

namespace Todo.Tests.SecondFactors;

/// <summary>Codes cannot be guessed (docs/api.md#second-factor, docs/api.md#password-throttling).</summary>
internal sealed class CodeThrottleTests
{
    private static readonly TodoServer Server = StoppedServer.Instance;

    [Test]
    public async Task A_required_code_does_not_count_as_a_failure()
    {
        var ada = await Server.SignUpAsync();
        var app = await EnableAsync(ada, Server);

        for (var i = 0; i < 10; i++)
            (await SignInAsync(Server, ada, null)).AssertSignInError(HttpStatusCode.Unauthorized, "otp_required");

        Assert.That((await SignInAsync(Server, ada, app.Code())).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_required_code_clears_no_failures()
    {
        var ada = await Server.SignUpAsync();
        var app = await EnableAsync(ada, Server);
        await SignInAttempts.FailAsync(Server, ada.Email, 4);

        (await SignInAsync(Server, ada, null)).AssertSignInError(HttpStatusCode.Unauthorized, "otp_required");
        await SignInAttempts.FailAsync(Server, ada.Email, 1);

        (await SignInAsync(Server, ada, app.Code())).AssertSignInError(HttpStatusCode.TooManyRequests, "temporarily_unavailable");
        (await SignInAsync(Server, ada, null)).AssertSignInError(HttpStatusCode.TooManyRequests, "temporarily_unavailable");
    }

    [Test]
    public async Task Wrong_codes_and_wrong_passwords_count_together()
    {
        var ada = await Server.SignUpAsync();
        var app = await EnableAsync(ada, Server);
        await SignInAttempts.FailAsync(Server, ada.Email, 2);
        for (var i = 0; i < 3; i++)
            Assert.That((await SignInAsync(Server, ada, app.WrongCode)).Status, Is.EqualTo(HttpStatusCode.Unauthorized));

        var reply = await SignInAsync(Server, ada, app.Code());

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That(reply.Text("type"), Is.EqualTo("urn:todo:problem:password-throttled"));
        Assert.That(SignInAttempts.RetryAfter(reply), Is.InRange(840, 900));
    }

    [Test]
    public async Task A_success_clears_the_wrong_codes_of_its_network()
    {
        var ada = await Server.SignUpAsync();
        var app = await EnableAsync(ada, Server);
        foreach (var recoveryCode in app.RecoveryCodes[..2])
        {
            for (var i = 0; i < 4; i++)
                Assert.That((await SignInAsync(Server, ada, app.WrongCode)).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That((await SignInAsync(Server, ada, recoveryCode)).Status, Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [Test]
    public async Task Twenty_wrong_codes_from_several_networks_are_the_most_and_wrong_passwords_are_not_among_them()
    {
        await using var server = await TodoServer.StartAsync("--ForwardedHeaders:KnownProxies:0=127.0.0.1");
        var ada = await server.SignUpAsync();
        var app = await EnableAsync(ada, server);
        await SignInAttempts.FailAsync(server, ada.Email, 5, "198.51.100.1");
        for (var i = 0; i < 20; i++)
            Assert.That((await TryAsync(server, ada, app.WrongCode, $"203.0.113.{i / 4}")).Status, Is.EqualTo(HttpStatusCode.Unauthorized), $"{i}");

        var throttled = await TryAsync(server, ada, app.Code(), "203.0.113.99");
        server.Clock.Advance(TimeSpan.FromMinutes(15));
        var later = await TryAsync(server, ada, app.Code(), "203.0.113.99");

        Assert.That((throttled.Status, later.Status), Is.EqualTo((HttpStatusCode.TooManyRequests, HttpStatusCode.OK)));
    }

    [Test]
    public async Task A_429_because_of_many_codes_counts_as_no_wrong_password()
    {
        await using var server = await TodoServer.StartAsync("--ForwardedHeaders:KnownProxies:0=127.0.0.1");
        var ada = await server.SignUpAsync();
        var app = await EnableAsync(ada, server);
        for (var i = 0; i < 20; i++)
            await TryAsync(server, ada, app.WrongCode, $"203.0.113.{i / 4}");

        for (var i = 0; i < 6; i++)
            Assert.That((await TryAsync(server, ada, app.WrongCode, "198.51.100.1")).Status, Is.EqualTo(HttpStatusCode.TooManyRequests));

        Assert.That((await TryAsync(server, ada, null, "198.51.100.1")).Text("error"), Is.EqualTo("otp_required"));
    }

    [Test]
    public async Task After_five_wrong_codes_no_operation_takes_another_for_15_minutes()
    {
        await using var server = await TodoServer.StartAsync();
        server.Clock.Stop();
        var ada = await server.SignUpAsync();
        var app = await EnableAsync(ada, server);
        var (off, renewal) = (Authenticator.Address, Authenticator.Address + "/recovery_codes");
        for (var i = 0; i < 5; i++)
            SetUpTests.AssertWrongCode(i % 2 == 0 ? await PostAsync(renewal, app.WrongCode) : await DeleteAsync(app.WrongCode));

        var throttled = new[] { await PostAsync(renewal, app.Code()), await DeleteAsync(app.Code()) };
        var signIn = await SignInAsync(server, ada, app.Code());
        server.Clock.Advance(TimeSpan.FromMinutes(15));
        var later = await DeleteAsync(app.Code());

        foreach (var reply in throttled)
        {
            reply.AssertProblem(HttpStatusCode.TooManyRequests);
            Assert.That(reply.Text("type"), Is.EqualTo("urn:todo:problem:password-throttled"));
            Assert.That(SignInAttempts.RetryAfter(reply), Is.EqualTo(900));
        }
        Assert.That(signIn.Status, Is.EqualTo(HttpStatusCode.OK), "sign-ins are counted separately");
        Assert.That(later.Status, Is.EqualTo(HttpStatusCode.NoContent));

        Task<Reply> PostAsync(string path, string code) => ada.PostAsync(path, new { password = ada.Password, code });
        Task<Reply> DeleteAsync(string code) => ada.DeleteAsync(off, new { password = ada.Password, code });
    }

    [Test]
    public async Task What_cannot_be_a_code_does_not_count()
    {
        var ada = await Server.SignUpAsync();
        var app = await ScanAsync(ada, Server.Clock);
        string[] texts = ["12345", "1234567", "abcdef", "no code at all", "１２３４５６", "0"];
        foreach (var text in texts)
            SetUpTests.AssertWrongCode(await ada.PostAsync(Authenticator.Address + "/confirm", new { code = text }));
        Assert.That((await ada.PostAsync(Authenticator.Address + "/confirm", new { code = app.Code(-1) })).Status, Is.EqualTo(HttpStatusCode.OK));
        foreach (var text in texts)
            SetUpTests.AssertWrongCode(await ada.DeleteAsync(Authenticator.Address, new { password = ada.Password, code = text }));

        Assert.That(
            (await ada.DeleteAsync(Authenticator.Address, new { password = ada.Password, code = app.Code() })).Status, Is.EqualTo(HttpStatusCode.NoContent));
    }

    [Test]
    public async Task After_five_wrong_codes_a_secret_cannot_be_confirmed()
    {
        var ada = await Server.SignUpAsync();
        var app = await ScanAsync(ada, Server.Clock);
        for (var i = 0; i < 5; i++)
            SetUpTests.AssertWrongCode(await ada.PostAsync(Authenticator.Address + "/confirm", new { code = app.WrongCode }));
        app = await ScanAsync(ada, Server.Clock);

        var reply = await ada.PostAsync(Authenticator.Address + "/confirm", new { code = app.Code() });

        reply.AssertProblem(HttpStatusCode.TooManyRequests);
        Assert.That(reply.Text("type"), Is.EqualTo("urn:todo:problem:password-throttled"));
    }

    [Test]
    public async Task Only_wrong_codes_count()
    {
        var ada = await Server.SignUpAsync();
        for (var i = 0; i < 6; i++)
            Assert.That((await ada.PostAsync(Authenticator.Address + "/confirm", new { code = "123456" })).Status, Is.EqualTo(HttpStatusCode.NotFound));
        var app = await EnableAsync(ada, Server);
        for (var i = 0; i < 6; i++)
            Assert.That((await ada.PostAsync(Authenticator.Address + "/confirm", new { code = app.Code() })).Status, Is.EqualTo(HttpStatusCode.Conflict));

        Assert.That((await ada.DeleteAsync(Authenticator.Address, new { password = ada.Password, code = app.Code() })).Status, Is.EqualTo(HttpStatusCode.NoContent));
    }

    private static Task<Reply> TryAsync(TodoServer server, TodoClient user, string? otp, string from) => server.Anonymous().SendAsync(
        HttpMethod.Post,
        "/token",
        new FormUrlEncodedContent(
        [
            KeyValuePair.Create("username", user.Email), KeyValuePair.Create("password", user.Password),
            .. otp is null ? Array.Empty<KeyValuePair<string, string>>() : [KeyValuePair.Create("otp", otp)],
        ]),
        ("X-Forwarded-For", from));
}
