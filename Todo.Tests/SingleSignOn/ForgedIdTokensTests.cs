using System.Buffers.Text;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Todo.Tests.Harness;
using Todo.Tests.Security;

namespace Todo.Tests.SingleSignOn;

/// <summary>
/// ID tokens that break a rule (docs/api.md#sign-in-through-a-provider; OpenID Connect Core 1.0, section 3.1.3.7; RFC 8725). Most are signed with the
/// provider's own key, so that only the one difference can be the reason for refusing them.
/// </summary>
internal sealed class ForgedIdTokensTests
{
    private static FakeProvider _provider = null!;
    private static FakeProvider _other = null!;
    private static TodoServer _server = null!;

    [OneTimeSetUp]
    public static async Task StartAsync()
    {
        _provider = await FakeProvider.StartAsync();
        _provider.Signers.Add(new("rsa", "RS256"));
        _other = await FakeProvider.StartAsync();
        _other.Signers.Add(new("other"));
        _server = await _provider.StartServerAsync(_other.SettingsAs(1, "Other"));
    }

    [OneTimeTearDown]
    public static async Task StopAsync()
    {
        await _server.DisposeAsync();
        await _provider.DisposeAsync();
        await _other.DisposeAsync();
    }

    [TestCaseSource(typeof(ForgedIdTokenCases), nameof(ForgedIdTokenCases.Payloads))]
    public async Task An_ID_token_with_a_missing_or_wrong_claim_is_refused(Action<JsonObject> change)
    {
        var claims = _provider.Claims();
        change(claims);

        await AssertRefusedAsync(_provider.Signer.Sign(claims));
    }

    [TestCaseSource(typeof(ForgedIdTokenCases), nameof(ForgedIdTokenCases.Headers))]
    public async Task An_ID_token_with_a_missing_or_wrong_header_member_is_refused(Action<JsonObject> change)
    {
        var header = Header();
        change(header);

        await AssertRefusedAsync(_provider.Signer.Sign(header, _provider.Claims().ToJsonString()));
    }

    [TestCaseSource(typeof(ForgedIdTokenCases), nameof(ForgedIdTokenCases.Accepted))]
    public async Task An_ID_token_that_meets_the_rules_is_accepted(Action<JsonObject> change)
    {
        var claims = _provider.Claims();
        change(claims);

        Assert.That((await FakeProvider.SignInAsync(_server, _provider.Signer.Sign(claims))).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase(null)]
    [TestCase("jwt")]
    public async Task The_type_JWT_may_be_left_out_and_be_in_any_case(string? type)
    {
        var header = Header();
        header.Remove("typ");
        if (type is not null)
            header["typ"] = type;

        Assert.That(
            (await FakeProvider.SignInAsync(_server, _provider.Signer.Sign(header, _provider.Claims().ToJsonString()))).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("iss")]
    [TestCase("aud")]
    [TestCase("email_verified")]
    public async Task A_claim_that_is_given_twice_is_refused(string claim)
    {
        var claims = _provider.Claims();
        var doubled = claims.ToJsonString()[..^1] + $",\"{claim}\":{claims[claim]!.ToJsonString()}}}";

        await AssertRefusedAsync(_provider.Signer.Sign(Header(), doubled));
    }

    [TestCase("iss")]
    [TestCase("aud")]
    [TestCase("nonce")]
    [TestCase("sub")]
    public async Task A_claim_with_half_of_a_surrogate_pair_is_refused(string claim)
    {
        var claims = _provider.Claims();
        claims[claim] = "?";

        await AssertRefusedAsync(_provider.Signer.Sign(Header(), claims.ToJsonString().Replace("\"?\"", "\"\\ud83d\"", StringComparison.Ordinal)));
    }

    [TestCase("\\ud83d")]
    [TestCase("su\\ud83d")]
    public async Task A_name_with_half_of_a_surrogate_pair_is_refused_in_header_and_payload(string name)
    {
        var member = $",\"{name}\":1}}";

        await AssertRefusedAsync(_provider.Signer.Sign(Header(), _provider.Claims().ToJsonString()[..^1] + member));
        await AssertRefusedAsync(_provider.Signer.Sign(Header().ToJsonString()[..^1] + member, _provider.Claims().ToJsonString()));
    }

    [TestCase("alg")]
    [TestCase("kid")]
    public async Task A_header_member_that_is_given_twice_is_refused(string member)
    {
        var header = Header();
        var doubled = header.ToJsonString()[..^1] + $",\"{member}\":{header[member]!.ToJsonString()}}}";

        await AssertRefusedAsync(_provider.Signer.Sign(doubled, _provider.Claims().ToJsonString()));
    }

    [TestCase("not JSON")]
    [TestCase("[]")]
    [TestCase("null")]
    [TestCase("{}")]
    public async Task A_payload_that_is_not_a_set_of_claims_is_refused(string payload) => await AssertRefusedAsync(_provider.Signer.Sign(Header(), payload));

    [Test]
    public async Task A_token_in_a_token_is_refused()
    {
        var header = Header();
        header["cty"] = "JWT";

        await AssertRefusedAsync(_provider.Signer.Sign(header, _provider.Token()));
    }

    [Test]
    public async Task An_ID_token_without_a_signature_is_refused([Values("none", "None", "NONE")] string algorithm, [Values] bool keepsSignature)
    {
        var (_, payload, signature) = Jwt.Split(_provider.Token());
        var header = Header();
        header["alg"] = algorithm;

        await AssertRefusedAsync($"{Jwt.Encode(header)}.{payload}.{(keepsSignature ? signature : string.Empty)}");
    }

    [Test]
    public async Task An_ID_token_signed_with_the_public_key_as_a_secret_is_refused()
    {
        foreach (var signer in _provider.Signers)
        {
            var header = new JsonObject { ["alg"] = "HS256", ["kid"] = signer.Id, ["typ"] = "JWT" };
            foreach (var secret in signer.AsSecrets)
                await AssertRefusedAsync(Jwt.SignHmac(Jwt.Encode(header), Jwt.Encode(_provider.Claims()), secret));
        }
    }

    [Test]
    public async Task An_ID_token_signed_with_a_key_of_another_provider_is_refused()
    {
        using var stranger = new ProviderSigner(_provider.Signer.Id);
        foreach (var signer in new[] { stranger, _other.Signers[0], _other.Signers[1] })
            await AssertRefusedAsync(signer.Sign(_provider.Claims()));
    }

    [Test]
    public async Task An_ID_token_of_one_provider_with_the_issuer_of_another_is_refused()
    {
        var claims = _provider.Claims();
        claims["iss"] = _other.Issuer;

        await AssertRefusedAsync(_provider.Signer.Sign(claims));
        await AssertRefusedAsync(_provider.Signers[1].Sign(claims));
    }

    [Test]
    public async Task A_changed_ID_token_is_refused()
    {
        var (header, payload, signature) = Jwt.Split(_provider.Token());
        var claims = _provider.Claims("admin");
        var encrypted = Base64Url.EncodeToString(Encoding.UTF8.GetBytes("""{"alg":"dir","enc":"A256CBC-HS512","kid":"key-1"}"""));

        foreach (var token in new[]
        {
            $"{header}.{Jwt.Encode(claims)}.{signature}", $"{header}.{payload}.{signature[..^4]}", $"{header}.{payload}.", $"{header}.{payload}",
            $"{header}.{payload}.{signature}.x.y", $"{encrypted}..AAAA.AAAA.AAAA", header, "..", "x.y.z", "é.ö.ü", new string('.', 20_000),
        })
        {
            await AssertRefusedAsync(token);
        }
    }

    [Test]
    public async Task Our_own_tokens_are_no_ID_tokens()
    {
        var ada = await _server.SignUpAsync();

        await AssertRefusedAsync(ada.AccessToken!);
        await AssertRefusedAsync(ada.RefreshToken!);
    }

    [Test]
    public async Task An_ID_token_is_no_access_token()
    {
        var client = _server.Anonymous();
        client.AccessToken = _provider.Token();

        Assert.That((await client.GetAsync("/api/users/me")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    private static JsonObject Header() => new() { ["alg"] = "ES256", ["kid"] = "key-1", ["typ"] = "JWT" };

    private static Task AssertRefusedAsync(string assertion) => FakeProvider.AssertRefusedAsync(_server, assertion);
}
