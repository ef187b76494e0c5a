using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Todo.Tests.Harness;
using Todo.Tests.Security;

namespace Todo.Tests.WebApi;

/// <summary>
/// Access tokens that differ from ours (docs/api.md#access-tokens; RFC 8725). Most are signed with the server's own key, so that
/// only the one difference can be the reason for rejecting them.
/// </summary>
internal sealed class ForgedTokensTests
{
    [Test]
    public async Task An_unchanged_token_signed_with_the_key_is_valid()
    {
        var (ada, header, payload) = await PartsAsync();

        var reply = await TryAsync(Sign(Jwt.Encode(header), Jwt.Encode(payload)));

        Assert.That(reply.Id, Is.EqualTo(ada.UserId));
    }

    [TestCaseSource(typeof(ForgedTokenCases), nameof(ForgedTokenCases.Payloads))]
    public async Task A_token_with_a_missing_or_wrong_claim_is_rejected(Action<JsonObject> change)
    {
        var (_, header, payload) = await PartsAsync();
        change(payload);

        await AssertRefusedAsync(Sign(Jwt.Encode(header), Jwt.Encode(payload)));
    }

    [TestCaseSource(typeof(ForgedTokenCases), nameof(ForgedTokenCases.Headers))]
    public async Task A_token_with_a_missing_or_wrong_header_member_is_rejected(Action<JsonObject> change)
    {
        var (_, header, payload) = await PartsAsync();
        change(header);

        await AssertRefusedAsync(Sign(Jwt.Encode(header), Jwt.Encode(payload)));
    }

    [TestCase("alg")]
    [TestCase("kid")]
    public async Task A_token_with_a_duplicate_header_member_is_rejected(string member)
    {
        var (_, header, payload) = await PartsAsync();
        var doubled = header.ToJsonString()[..^1] + $",\"{member}\":{header[member]!.ToJsonString()}}}";

        await AssertRefusedAsync(Sign(Jwt.Encode(doubled), Jwt.Encode(payload)));
    }

    [TestCase("not JSON")]
    [TestCase("[]")]
    [TestCase("null")]
    [TestCase("{}")]
    public async Task A_token_whose_payload_is_not_a_set_of_claims_is_rejected(string payload)
    {
        var (_, header, _) = await PartsAsync();

        await AssertRefusedAsync(Sign(Jwt.Encode(header), Jwt.Encode(payload)));
    }

    [Test]
    public async Task A_token_without_a_signature_is_rejected_in_any_spelling_of_none(
        [Values("none", "None", "NONE", "nOnE")] string algorithm, [Values] bool keepsSignature)
    {
        var (ada, header, payload) = await PartsAsync();
        header["alg"] = algorithm;
        var signature = keepsSignature ? Jwt.Split(ada.AccessToken!).Signature : string.Empty;

        await AssertRefusedAsync($"{Jwt.Encode(header)}.{Jwt.Encode(payload)}.{signature}");
    }

    [Test]
    public async Task A_token_signed_with_the_public_key_as_a_secret_is_rejected()
    {
        var (_, header, payload) = await PartsAsync();
        header["alg"] = "HS256";
        using var key = ReadServerKey();
        byte[][] secrets =
        [
            Encoding.ASCII.GetBytes(key.ExportSubjectPublicKeyInfoPem()), key.ExportSubjectPublicKeyInfo(), key.ExportParameters(false).Q.X!,
        ];

        foreach (var secret in secrets)
            await AssertRefusedAsync(Jwt.SignHmac(Jwt.Encode(header), Jwt.Encode(payload), secret));
    }

    [Test]
    public async Task A_token_signed_with_an_embedded_key_is_rejected()
    {
        var (_, header, payload) = await PartsAsync();
        using var own = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var point = own.ExportParameters(false).Q;
        header["jwk"] = new JsonObject
        {
            ["kty"] = "EC",
            ["crv"] = "P-256",
            ["x"] = Base64Url.EncodeToString(point.X),
            ["y"] = Base64Url.EncodeToString(point.Y),
        };

        await AssertRefusedAsync(Jwt.SignEcdsa(Jwt.Encode(header), Jwt.Encode(payload), own));
    }

    [Test]
    public async Task A_token_without_the_three_parts_of_a_signed_one_is_rejected()
    {
        var (ada, _, payload) = await PartsAsync();
        var (header, _, signature) = Jwt.Split(ada.AccessToken!);
        payload["sub"] = "1";

        foreach (var token in new[]
        {
            $"{header}.{Jwt.Encode(payload)}.{signature}", $"{ada.AccessToken}.x.y", $"{header}.{signature}", header, "..", "x.y.z",
            $"{Jwt.Encode("[]")}.{signature}.{signature}", ada.AccessToken + "x", ada.AccessToken![..^4], ada.RefreshToken!,
        })
        {
            await AssertRefusedAsync(token);
        }
    }

    [Test]
    public async Task An_access_token_is_not_a_refresh_token()
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        var reply = await ada.RefreshAsync(ada.AccessToken);

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task A_forged_token_revokes_nothing()
    {
        var (ada, header, payload) = await PartsAsync();
        using var own = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var forged = Jwt.SignEcdsa(Jwt.Encode(header), Jwt.Encode(payload), own);

        var revoked = await ada.FormAsync("/api/login/revoke", ("token", forged));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(revoked.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That((await ada.GetAsync("/api/users/me")).Status, Is.EqualTo(HttpStatusCode.OK));
        }
    }

    private static async Task<(TodoClient Ada, JsonObject Header, JsonObject Payload)> PartsAsync()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        return (ada, Jwt.HeaderOf(ada.AccessToken!), Jwt.PayloadOf(ada.AccessToken!));
    }

    private static string Sign(string header, string payload)
    {
        using var key = ReadServerKey();
        return Jwt.SignEcdsa(header, payload, key);
    }

    private static Task<Reply> TryAsync(string token)
    {
        var client = SharedServer.Instance.Anonymous();
        client.AccessToken = token;
        return client.GetAsync("/api/users/me");
    }

    private static async Task AssertRefusedAsync(string token)
    {
        var reply = await TryAsync(token);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.Unauthorized), token);
            Assert.That(reply.Header("WWW-Authenticate"), Is.EqualTo("Bearer error=\"invalid_token\""), token);
            Assert.That(reply.Detail, Is.EqualTo("Could not validate credentials"), token);
        }
    }

    private static ECDsa ReadServerKey()
    {
        var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(Path.Combine(SharedServer.Instance.Database.KeysPath, "key-0001.pem")));
        return key;
    }
}
