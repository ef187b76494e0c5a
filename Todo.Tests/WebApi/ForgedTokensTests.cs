using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Todo.Tests.Harness;
using Todo.Tests.Security;

namespace Todo.Tests.WebApi;

/// <summary>
/// Access tokens that are not as ours are (contract, section 5; RFC 8725). Most are signed with the server's own key, so that
/// nothing but the one difference can be what they are refused for.
/// </summary>
internal sealed class ForgedTokensTests
{
    private static TestCaseData<Action<JsonObject>>[] Payloads =>
    [
        Change("no iss", payload => payload.Remove("iss")),
        Change("another iss", payload => payload["iss"] = "http://localhost:8001"),
        Change("an iss in other case", payload => payload["iss"] = "HTTP://localhost:8000"),
        Change("no aud", payload => payload.Remove("aud")),
        Change("another aud", payload => payload["aud"] = "other"),
        Change("an empty list as aud", payload => payload["aud"] = new JsonArray()),
        Change("no exp", payload => payload.Remove("exp")),
        Change("exp in the past", payload => payload["exp"] = (long)payload["iat"]! - 6),
        Change("exp 0", payload => payload["exp"] = 0),
        Change("a negative exp", payload => payload["exp"] = -1),
        Change("an exp beyond all time", payload => payload["exp"] = long.MaxValue),
        Change("a word as exp", payload => payload["exp"] = "tomorrow"),
        Change("nbf to come", payload => payload["nbf"] = (long)payload["exp"]! - 60),
        Change("no sub", payload => payload.Remove("sub")),
        Change("another user as sub", payload => payload["sub"] = "1"),
        Change("a number as sub", payload => payload["sub"] = JsonNode.Parse((string)payload["sub"]!)),
        Change("a sub with a space", payload => payload["sub"] = " " + payload["sub"]),
        Change("a word as sub", payload => payload["sub"] = "ada"),
        Change("no sid", payload => payload.Remove("sid")),
        Change("another session as sid", payload => payload["sid"] = "999999999"),
        Change("a number as sid", payload => payload["sid"] = JsonNode.Parse((string)payload["sid"]!)),
        Change("an empty sid", payload => payload["sid"] = string.Empty),
        Change("more than 8 KiB", payload => payload["pad"] = new string('x', 8 * 1024)),
    ];

    private static TestCaseData<Action<JsonObject>>[] Headers =>
    [
        Change("no typ", header => header.Remove("typ")),
        Change("typ JWT", header => header["typ"] = "JWT"),
        Change("no kid", header => header.Remove("kid")),
        Change("a foreign kid", header => header["kid"] = "foreign"),
        Change("a number as kid", header => header["kid"] = 1),
        Change("no alg", header => header.Remove("alg")),
        Change("alg ES384", header => header["alg"] = "ES384"),
        Change("alg RS256", header => header["alg"] = "RS256"),
        Change("alg in lower case", header => header["alg"] = "es256"),
        Change("an empty crit", header => header["crit"] = new JsonArray()),
        Change("a crit", header => header["crit"] = new JsonArray("exp")),
    ];

    [Test]
    public async Task A_token_signed_with_the_key_and_not_changed_is_good()
    {
        var (ada, header, payload) = await PartsAsync();

        var reply = await TryAsync(Sign(Jwt.Encode(header), Jwt.Encode(payload)));

        Assert.That(reply.Id, Is.EqualTo(ada.UserId));
    }

    [TestCaseSource(nameof(Payloads))]
    public async Task A_token_with_a_missing_or_wrong_claim_is_refused(Action<JsonObject> change)
    {
        var (_, header, payload) = await PartsAsync();
        change(payload);

        await AssertRefusedAsync(Sign(Jwt.Encode(header), Jwt.Encode(payload)));
    }

    [TestCaseSource(nameof(Headers))]
    public async Task A_token_with_a_missing_or_wrong_header_member_is_refused(Action<JsonObject> change)
    {
        var (_, header, payload) = await PartsAsync();
        change(header);

        await AssertRefusedAsync(Sign(Jwt.Encode(header), Jwt.Encode(payload)));
    }

    [TestCase("alg")]
    [TestCase("kid")]
    public async Task A_token_with_a_doubled_header_member_is_refused(string member)
    {
        var (_, header, payload) = await PartsAsync();
        var doubled = header.ToJsonString()[..^1] + $",\"{member}\":{header[member]!.ToJsonString()}}}";

        await AssertRefusedAsync(Sign(Jwt.Encode(doubled), Jwt.Encode(payload)));
    }

    [TestCase("not JSON")]
    [TestCase("[]")]
    [TestCase("null")]
    [TestCase("{}")]
    public async Task A_token_whose_signed_payload_is_no_set_of_claims_is_refused(string payload)
    {
        var (_, header, _) = await PartsAsync();

        await AssertRefusedAsync(Sign(Jwt.Encode(header), Jwt.Encode(payload)));
    }

    [Test]
    public async Task A_token_without_a_signature_is_refused_however_none_is_written(
        [Values("none", "None", "NONE", "nOnE")] string algorithm, [Values] bool keepsSignature)
    {
        var (ada, header, payload) = await PartsAsync();
        header["alg"] = algorithm;
        var signature = keepsSignature ? Jwt.Split(ada.AccessToken!).Signature : string.Empty;

        await AssertRefusedAsync($"{Jwt.Encode(header)}.{Jwt.Encode(payload)}.{signature}");
    }

    [Test]
    public async Task A_token_signed_with_the_public_key_as_a_secret_is_refused()
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
    public async Task A_token_signed_with_a_key_that_it_brings_along_is_refused()
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
    public async Task A_token_whose_parts_are_not_those_of_a_signed_one_is_refused()
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
    public async Task An_access_token_is_no_refresh_token()
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

    private static TestCaseData<Action<JsonObject>> Change(string name, Action<JsonObject> change) =>
        new(change) { TestName = "A_token_with_" + name.Replace(' ', '_') + "_is_refused" };

    private static ECDsa ReadServerKey()
    {
        var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(Path.Combine(SharedServer.Instance.Database.KeysPath, "key-0001.pem")));
        return key;
    }
}
