using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Todo.Application.Common;
using Todo.Application.SignIn;
using Todo.Application.Users;
using Todo.Domain.Sessions;
using Todo.Domain.Users;
using Todo.Infrastructure.SignIn;
using Todo.Infrastructure.Users;
using Todo.Tests.Harness;
using static Todo.Tests.SecondFactors.Authenticator;

namespace Todo.Tests.SecondFactors;

/// <summary>A code is used in the transaction of what it confirms: at most once on all instances, and not at all if that fails.</summary>
internal sealed class CodeRaceTests
{
    [TestCase(false)]
    [TestCase(true)]
    public async Task Of_parallel_sign_ins_with_one_code_on_two_instances_exactly_one_succeeds(bool isRecoveryCode)
    {
        await using var server = await TodoServer.StartAsync("--ForwardedHeaders:KnownProxies:0=127.0.0.1");
        await using var another = await server.StartAnotherAsync("--ForwardedHeaders:KnownProxies:0=127.0.0.1");
        server.Clock.Stop();
        var ada = await server.SignUpAsync();
        var app = await EnableAsync(ada, server);
        var code = isRecoveryCode ? app.RecoveryCodes[0] : app.Code();

        // From four networks, so that none of them is throttled.
        var replies = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => SignInFromAsync(i % 2 == 0 ? server : another, ada, code, $"203.0.113.{i / 4}")));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(replies.Count(reply => reply.Status == HttpStatusCode.OK), Is.EqualTo(1));
            Assert.That(replies.Count(reply => reply.Status == HttpStatusCode.Unauthorized), Is.EqualTo(15));
            Assert.That((await ada.GetAsync("/api/users/me/sessions")).Json.GetArrayLength(), Is.EqualTo(2));
        }
    }

    [Test]
    public async Task Of_parallel_uses_of_one_code_for_different_things_exactly_one_succeeds()
    {
        await using var server = await TodoServer.StartAsync();
        await using var another = await server.StartAnotherAsync();
        server.Clock.Stop();
        var ada = await server.SignUpAsync();
        var app = await EnableAsync(ada, server);
        var body = new { password = ada.Password, code = app.Code() };

        var replies = await Task.WhenAll(
            SignInAsync(server, ada, app.Code()), SignInAsync(another, ada, app.Code()), ada.On(another).PostAsync(Authenticator.Address + "/recovery_codes", body),
            ada.PostAsync(Authenticator.Address + "/recovery_codes", body));

        Assert.That(replies.Count(reply => reply.Status == HttpStatusCode.OK), Is.EqualTo(1), string.Join(' ', replies.Select(reply => reply.Status)));
    }

    [Test]
    public async Task Parallel_confirmations_on_two_instances_give_one_set_of_recovery_codes()
    {
        await using var server = await TodoServer.StartAsync();
        await using var another = await server.StartAnotherAsync();
        server.Clock.Stop();
        var ada = await server.SignUpAsync();
        var app = await ScanAsync(ada, server.Clock);

        var replies = await Task.WhenAll(Enumerable.Range(0, 4).Select(i =>
            ada.On(i % 2 == 0 ? server : another).PostAsync(Authenticator.Address + "/confirm", new { code = app.Code() })));

        var confirmed = replies.Single(reply => reply.Status == HttpStatusCode.OK);
        Assert.That(replies.Count(reply => reply.Status == HttpStatusCode.Conflict), Is.EqualTo(3));
        Assert.That((await SignInAsync(server, ada, CodesOf(confirmed)[0])).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Parallel_requests_for_a_secret_leave_the_last_one_pending()
    {
        await using var server = await TodoServer.StartAsync();
        await using var another = await server.StartAnotherAsync();
        server.Clock.Stop();
        var ada = await server.SignUpAsync();

        var apps = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => ScanAsync(ada.On(i % 2 == 0 ? server : another), server.Clock)));

        var statuses = new List<HttpStatusCode>();
        foreach (var app in apps)
            statuses.Add((await ada.PostAsync(Authenticator.Address + "/confirm", new { code = app.Code() })).Status);
        Assert.That(statuses.Count(status => status == HttpStatusCode.OK), Is.EqualTo(1));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_sign_in_that_fails_after_the_code_was_verified_leaves_it_unused(bool isRecoveryCode)
    {
        var issuer = new FailingIssuer();
        await using var server = await TodoServer.StartAsync(services => services
            .AddSingleton<AccessTokenIssuer>()
            .AddSingleton<IAccessTokenIssuer>(provider => issuer.Around(provider.GetRequiredService<AccessTokenIssuer>())));
        server.Clock.Stop();
        var ada = await server.SignUpAsync();
        var app = await EnableAsync(ada, server);
        var code = isRecoveryCode ? app.RecoveryCodes[0] : app.Code();
        issuer.Fails = true;

        var failed = await SignInAsync(server, ada, code);
        issuer.Fails = false;
        var again = await SignInAsync(server, ada, code);

        Assert.That((failed.Status, again.Status), Is.EqualTo((HttpStatusCode.InternalServerError, HttpStatusCode.OK)));
        Assert.That((await ada.GetAsync("/api/users/me/sessions")).Json.GetArrayLength(), Is.EqualTo(2));
    }

    [Test]
    public async Task A_factor_that_is_switched_on_during_the_verification_of_the_password_is_asked_for()
    {
        var hasher = new Interrupted();
        await using var server = await TodoServer.StartAsync(services => services
            .AddSingleton<PasswordHasher>()
            .AddSingleton<IPasswordHasher>(provider => hasher.Around(provider.GetRequiredService<PasswordHasher>())));
        server.Clock.Stop();
        var ada = await server.SignUpAsync();
        var app = await ScanAsync(ada, server.Clock);
        var eve = await server.SignUpAsync();
        var hers = await ScanAsync(eve, server.Clock);

        hasher.Meanwhile = () => ada.PostAsync(Authenticator.Address + "/confirm", new { code = app.Code() });
        var without = await SignInAsync(server, ada, null);
        hasher.Meanwhile = () => eve.PostAsync(Authenticator.Address + "/confirm", new { code = hers.Code() });
        var wrong = await SignInAsync(server, eve, hers.Code());

        without.AssertSignInError(HttpStatusCode.Unauthorized, "otp_required");
        wrong.AssertSignInError(HttpStatusCode.Unauthorized, "invalid_grant");
        Assert.That((await ada.GetAsync("/api/users/me/sessions")).Json.GetArrayLength(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_factor_is_not_switched_off_by_a_password_that_changes_meanwhile()
    {
        var hasher = new Interrupted();
        await using var server = await TodoServer.StartAsync(services => services
            .AddSingleton<PasswordHasher>()
            .AddSingleton<IPasswordHasher>(provider => hasher.Around(provider.GetRequiredService<PasswordHasher>())));
        server.Clock.Stop();
        var ada = await server.SignUpAsync();
        var app = await EnableAsync(ada, server);
        hasher.Meanwhile = () => ada.PutAsync("/api/users/password", new { current_password = ada.Password, password = "staple battery horse 7" });

        var reply = await ada.DeleteAsync(Authenticator.Address, new { password = ada.Password, code = app.Code() });

        reply.AssertInvalid("password");
        Assert.That(await SetUpTests.HasTwoFactorAsync(ada), Is.True);
    }

    private static Task<Reply> SignInFromAsync(TodoServer server, TodoClient user, string otp, string from) => server.Anonymous().SendAsync(
        HttpMethod.Post,
        "/token",
        new FormUrlEncodedContent([new("username", user.Email), new("password", user.Password), new("otp", otp)]),
        ("X-Forwarded-For", from));

    /// <summary>Fails on demand, in the middle of the transaction of a sign-in.</summary>
    private sealed class FailingIssuer : IAccessTokenIssuer
    {
        private IAccessTokenIssuer? _issuer;

        public bool Fails { get; set; }

        public FailingIssuer Around(IAccessTokenIssuer issuer)
        {
            _issuer = issuer;
            return this;
        }

        public IssuedAccessToken Issue(Session session, DateTimeOffset now) =>
            Fails ? throw new InvalidOperationException("A failure of the test.") : _issuer!.Issue(session, now);
    }

    /// <summary>Does something once between the verification of a password and its use.</summary>
    private sealed class Interrupted : IPasswordHasher
    {
        private IPasswordHasher? _hasher;
        private Func<Task>? _meanwhile;

        public Func<Task> Meanwhile
        {
            set => _meanwhile = value;
        }

        public Interrupted Around(IPasswordHasher hasher)
        {
            _hasher = hasher;
            return this;
        }

        public Task<Result<string>> HashAsync(string password, CancellationToken cancellationToken) => _hasher!.HashAsync(password, cancellationToken);

        public async Task<Result<PasswordVerification>> VerifyAsync(User? user, string password, CancellationToken cancellationToken)
        {
            var verification = await _hasher!.VerifyAsync(user, password, cancellationToken);
            await (Interlocked.Exchange(ref _meanwhile, null)?.Invoke() ?? Task.CompletedTask);
            return verification;
        }
    }
}
