using System.Net;
using System.Text.Json;
using Todo.Tests.Harness;
using Todo.Tests.Security;

namespace Todo.Tests.SingleSignOn;

/// <summary>Users of an OpenID provider sign in with its ID tokens (docs/api.md#sign-in-through-a-provider).</summary>
internal sealed class SingleSignOnTests
{
    private static FakeProvider _provider = null!;
    private static TodoServer _server = null!;

    [OneTimeSetUp]
    public static async Task StartAsync()
    {
        _provider = await FakeProvider.StartAsync();
        _provider.Signers.Add(new("rsa", "RS256"));
        _provider.Signers.Add(new("pss", "PS256"));
        _server = await _provider.StartServerAsync();
    }

    [OneTimeTearDown]
    public static async Task StopAsync()
    {
        await _server.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Test]
    public async Task A_good_ID_token_gets_tokens_as_a_password_does()
    {
        var reply = await FakeProvider.SignInAsync(_server, _provider.Token());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK), reply.Text);
            Assert.That(reply.Json.Members(), Is.EqualTo(new[] { "access_token", "token_type", "expires_in", "refresh_token" }));
            Assert.That(reply.Text("token_type"), Is.EqualTo("bearer"));
            Assert.That(reply.Header("Cache-Control"), Is.EqualTo("no-store"));
        }
    }

    [Test]
    public async Task The_first_sign_in_creates_an_account_without_password_whose_address_is_verified()
    {
        var email = TodoClient.NewEmail();
        var ada = await SignInAsync(_provider.Token(email: email));

        var me = (await ada.GetAsync("/api/users/me")).Json;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(me.GetProperty("email").GetString(), Is.EqualTo(email));
            Assert.That(me.GetProperty("name").GetString(), Is.EqualTo("Ada Lovelace"));
            Assert.That(me.GetProperty("email_verified").GetBoolean(), Is.True);
            Assert.That(me.GetProperty("has_password").GetBoolean(), Is.False);
            Assert.That(me.GetProperty("two_factor").GetBoolean(), Is.False);
            Assert.That(me.GetProperty("time_zone").GetString(), Is.EqualTo("UTC"));
            Assert.That(await ada.InboxAsync(), Is.Positive);
            Assert.That((await ada.CreateTodoAsync()).Status, Is.EqualTo(HttpStatusCode.Created));
        }
    }

    [Test]
    public async Task The_next_sign_in_finds_the_account_by_its_subject_whatever_the_address_is()
    {
        var first = await SignInAsync(_provider.Token("grace"));
        var claims = _provider.Claims("grace", "grace.hopper@example.com");
        (claims["email_verified"], claims["name"]) = (false, "Grace");

        var second = await SignInAsync(_provider.Signer.Sign(claims));

        var before = await first.GetAsync("/api/users/me");
        Assert.That((await second.GetAsync("/api/users/me")).Text, Is.EqualTo(before.Text));
    }

    [TestCase("rsa")]
    [TestCase("pss")]
    public async Task RSA_keys_sign_ID_tokens_too(string key) =>
        await SignInAsync(_provider.Signers.Single(signer => signer.Id == key).Sign(_provider.Claims()));

    [TestCase("/token")]
    [TestCase("/api/login/access_token")]
    public async Task Both_paths_of_the_token_endpoint_take_the_grant(string path)
    {
        var reply = await _server.Anonymous().FormAsync(path, ("grant_type", FakeProvider.Grant), ("assertion", _provider.Token()));

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK), reply.Text);
    }

    [Test]
    public async Task The_client_id_of_the_form_is_that_of_the_session()
    {
        var named = await FakeProvider.SignInAsync(_server, _provider.Token(), ("client_id", "spa"));
        var unnamed = await FakeProvider.SignInAsync(_server, _provider.Token());

        Assert.That(
            new[] { named, unnamed }.Select(reply => (string?)Jwt.PayloadOf(reply.Text("access_token")!)["client_id"]), Is.EqualTo(new[] { "spa", "todo" }));
    }

    [Test]
    public async Task The_session_is_refreshed_and_listed_like_any_other()
    {
        var ada = await SignInAsync(_provider.Token());

        ada.Take(await ada.RefreshAsync());

        Assert.That((await ada.GetAsync("/api/users/me/sessions")).Json.GetArrayLength(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_missing_assertion_is_an_invalid_request() => (await _server.Anonymous().FormAsync("/token", ("grant_type", FakeProvider.Grant)))
        .AssertSignInError(HttpStatusCode.BadRequest, "invalid_request", "The parameter assertion is missing.");

    [Test]
    public async Task Without_providers_every_assertion_is_an_invalid_grant()
    {
        var reply = await FakeProvider.SignInAsync(SharedServer.Instance, _provider.Token());

        reply.AssertSignInError(HttpStatusCode.BadRequest, "invalid_grant", "Could not validate the assertion.");
        Assert.That(reply.Text("type"), Is.EqualTo("urn:todo:problem:invalid-assertion"));
    }

    [Test]
    public async Task The_providers_are_listed_for_front_ends()
    {
        var reply = await _server.Anonymous().GetAsync("/api/login/providers");

        Assert.That(reply.Text, Is.EqualTo(JsonSerializer.Serialize(
            new[] { new { name = "Example Corp", issuer = _provider.Issuer, client_id = FakeProvider.ClientId } })));
    }

    [Test]
    public async Task Without_providers_the_list_is_empty() =>
        Assert.That((await SharedServer.Instance.Anonymous().GetAsync("/api/login/providers")).Text, Is.EqualTo("[]"));

    [Test]
    public async Task The_metadata_lists_the_grant_if_there_is_a_provider()
    {
        var metadata = await _server.Anonymous().GetAsync("/.well-known/openid-configuration");

        Assert.That(
            metadata.Json.GetProperty("grant_types_supported").GetRawText(), Is.EqualTo($"""["password","refresh_token","{FakeProvider.Grant}"]"""));
    }

    [Test]
    public async Task A_recent_sign_in_through_the_provider_stands_in_for_the_password_that_the_account_does_not_have()
    {
        await using var provider = await FakeProvider.StartAsync();
        await using var server = await provider.StartServerAsync();
        var ada = await FakeProvider.SignedInAsync(server, provider.Token());
        var old = await FakeProvider.SignedInAsync(server, provider.Token("eve"));

        var password = await ada.PutAsync("/api/users/password", new { password = "staple battery horse" });
        server.Clock.Advance(TimeSpan.FromMinutes(5.1));
        var deletion = await old.DeleteAsync("/api/users/me", new { });
        var recent = await FakeProvider.SignedInAsync(server, provider.Token("eve"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(password.Status, Is.EqualTo(HttpStatusCode.OK), password.Text);
            Assert.That(deletion.Json.GetProperty("codes").GetRawText(), Is.EqualTo("""{"password":["sign_in_too_old"]}"""));
            Assert.That((await recent.DeleteAsync("/api/users/me", new { })).Status, Is.EqualTo(HttpStatusCode.NoContent));
        }
    }

    [Test]
    public async Task Sign_ins_through_a_provider_do_not_count_toward_the_limit_of_sign_ins()
    {
        await using var server = await TodoServer.StartAsync(
            [.. _provider.Settings, "--RateLimiting:Enabled=true", "--RateLimiting:SignInPermitsPerMinute=1"]);

        for (var i = 0; i < 3; i++)
            Assert.That((await FakeProvider.SignInAsync(server, _provider.Token())).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Two_clients_of_an_issuer_share_its_accounts_and_its_keys()
    {
        await using var provider = await FakeProvider.StartAsync();
        await using var server = await TodoServer.StartAsync(
            [.. provider.Settings, .. provider.SettingsAs(1, "Example Corp, mobile"), "--SignIn:Providers:1:ClientId=mobile"]);
        var claims = provider.Claims();
        var ada = await FakeProvider.SignedInAsync(server, provider.Signer.Sign(claims));
        (claims["aud"], claims["nonce"]) = ("mobile", "another one");
        var mobile = await FakeProvider.SignedInAsync(server, provider.Signer.Sign(claims));
        (claims["aud"], claims["nonce"]) = ("neither", "a third one");

        await FakeProvider.AssertRefusedAsync(server, provider.Signer.Sign(claims));
        Assert.That(mobile.UserId, Is.EqualTo(ada.UserId));
        Assert.That(provider.KeyFetches, Is.EqualTo(1));
    }

    private static Task<TodoClient> SignInAsync(string assertion) => FakeProvider.SignedInAsync(_server, assertion);
}
