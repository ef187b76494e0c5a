using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Todo.Tests.Harness;
using Todo.Tests.Security;

namespace Todo.Tests.WebApi;

/// <summary>The documents that other services need to verify our tokens (docs/api.md#discovery; RFC 7517, RFC 8414).</summary>
internal sealed class WellKnownTests
{
    [TestCase("/.well-known/jwks.json")]
    [TestCase("/.well-known/openid-configuration")]
    [TestCase("/.well-known/oauth-authorization-server")]
    public async Task A_document_is_public_and_cacheable_for_five_minutes(string path)
    {
        var reply = await SharedServer.Instance.Anonymous().GetAsync(path);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(reply.MediaType, Is.EqualTo("application/json"));
            Assert.That(reply.Headers.CacheControl, Is.EqualTo(new System.Net.Http.Headers.CacheControlHeaderValue
            {
                Public = true,
                MaxAge = TimeSpan.FromMinutes(5),
            }));
        }
    }

    [Test]
    public async Task The_key_set_contains_only_the_public_key()
    {
        var key = await OnlyKeyAsync(SharedServer.Instance);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(string.Join(' ', key.EnumerateObject().Select(member => member.Name)), Is.EqualTo("kty kid use alg crv x y"));
            Assert.That(Text(key, "kty"), Is.EqualTo("EC"));
            Assert.That(Text(key, "use"), Is.EqualTo("sig"));
            Assert.That(Text(key, "alg"), Is.EqualTo("ES256"));
            Assert.That(Text(key, "crv"), Is.EqualTo("P-256"));
        }
    }

    [Test]
    public async Task The_kid_of_an_EC_key_is_its_thumbprint_and_is_in_the_token()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var key = await OnlyKeyAsync(SharedServer.Instance);

        var thumbprint = Thumbprint($$"""{"crv":"P-256","kty":"EC","x":"{{Text(key, "x")}}","y":"{{Text(key, "y")}}"}""");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Text(key, "kid"), Is.EqualTo(thumbprint));
            Assert.That((string?)Jwt.HeaderOf(ada.AccessToken!)["kid"], Is.EqualTo(thumbprint));
        }
    }

    [Test]
    public async Task An_RSA_key_signs_with_RS256_and_its_kid_is_its_thumbprint()
    {
        using var keys = new KeyFolder();
        keys.AddRsa("key-0001.pem", 3072);
        await using var server = await TodoServer.StartAsync(keys.Setting);
        var ada = await server.SignUpAsync();

        var key = await OnlyKeyAsync(server);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(string.Join(' ', key.EnumerateObject().Select(member => member.Name)), Is.EqualTo("kty kid use alg n e"));
            Assert.That(Text(key, "alg"), Is.EqualTo("RS256"));
            Assert.That(Text(key, "kid"), Is.EqualTo(Thumbprint($$"""{"e":"{{Text(key, "e")}}","kty":"RSA","n":"{{Text(key, "n")}}"}""")));
            Assert.That((string?)Jwt.HeaderOf(ada.AccessToken!)["alg"], Is.EqualTo("RS256"));
            Assert.That((await ada.GetAsync("/api/users/me")).Status, Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [Test]
    public async Task A_secret_signs_with_HS256_and_is_not_published()
    {
        await using var server = await TodoServer.StartAsync($"--Jwt:SigningKey={new string('s', 32)}");
        var ada = await server.SignUpAsync();
        var (header, payload, _) = Jwt.Split(ada.AccessToken!);

        var keys = await server.Anonymous().GetAsync("/.well-known/jwks.json");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(keys.Text, Is.EqualTo("""{"keys":[]}"""));
            Assert.That((string?)Jwt.HeaderOf(ada.AccessToken!)["alg"], Is.EqualTo("HS256"));
            Assert.That(ada.AccessToken, Is.EqualTo(Jwt.SignHmac(header, payload, Encoding.UTF8.GetBytes(new string('s', 32)))));
            Assert.That((await ada.GetAsync("/api/users/me")).Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(Directory.Exists(Path.Combine(server.Database.Folder, "keys")) && TestDatabase.IsSqlite, Is.False);
        }
    }

    [TestCase("/.well-known/openid-configuration")]
    [TestCase("/.well-known/oauth-authorization-server")]
    public async Task The_metadata_lists_the_endpoints_under_the_issuer(string path)
    {
        await using var server = await TodoServer.StartAsync("--Jwt:Issuer=https://todo.example/base/");

        var metadata = (await server.Anonymous().GetAsync(path)).Json;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Text(metadata, "issuer"), Is.EqualTo("https://todo.example/base/"));
            Assert.That(Text(metadata, "token_endpoint"), Is.EqualTo("https://todo.example/base/api/login/access_token"));
            Assert.That(Text(metadata, "revocation_endpoint"), Is.EqualTo("https://todo.example/base/api/login/revoke"));
            Assert.That(Text(metadata, "jwks_uri"), Is.EqualTo("https://todo.example/base/.well-known/jwks.json"));
            Assert.That(metadata.GetProperty("grant_types_supported").GetRawText(), Is.EqualTo("""["password","refresh_token"]"""));
            Assert.That(metadata.TryGetProperty("response_types_supported", out _), Is.False, "there is no authorization endpoint");
            Assert.That(metadata.GetProperty("token_endpoint_auth_methods_supported").GetRawText(), Is.EqualTo("""["none"]"""));
            Assert.That(metadata.GetProperty("revocation_endpoint_auth_methods_supported").GetRawText(), Is.EqualTo("""["none"]"""));
            Assert.That(metadata.GetProperty("subject_types_supported").GetRawText(), Is.EqualTo("""["public"]"""));
            Assert.That(metadata.GetProperty("id_token_signing_alg_values_supported").GetRawText(), Is.EqualTo("""["ES256"]"""));
        }
    }

    private static async Task<JsonElement> OnlyKeyAsync(TodoServer server) =>
        (await server.Anonymous().GetAsync("/.well-known/jwks.json")).Json.GetProperty("keys").EnumerateArray().Single();

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();

    /// <summary>Computes the RFC 7638 thumbprint, with the members ordered by name.</summary>
    private static string Thumbprint(string members) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(members)));
}
