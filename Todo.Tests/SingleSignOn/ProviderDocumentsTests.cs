using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Todo.Infrastructure.SingleSignOn;
using Todo.Tests.Harness;

namespace Todo.Tests.SingleSignOn;

/// <summary>A provider whose documents are not what they should be has no keys (OpenID Connect Discovery 1.0, section 4.3).</summary>
[DatabaseIndependent]
internal sealed class ProviderDocumentsTests
{
    private const int KiB = 1024;

    private FakeProvider _provider = null!;

    [SetUp]
    public async Task StartAsync() => _provider = await FakeProvider.StartAsync();

    [TearDown]
    public Task StopAsync() => _provider.DisposeAsync().AsTask();

    [Test]
    public async Task Keys_that_sign_ID_tokens_are_read()
    {
        _provider.Signers.Add(new("rsa", "RS256"));

        var keys = await FetchAsync();

        Assert.That(keys["key-1"].Algorithms, Is.EqualTo(new[] { "ES256" }));
        Assert.That(keys["rsa"].Algorithms, Is.EqualTo(new[] { "RS256", "PS256" }));
    }

    [TestCase("alg", "\"PS256\"", "PS256")]
    [TestCase("alg", "\"RS512\"", null)]
    [TestCase("alg", "\"RSA-OAEP\"", null)]
    [TestCase("use", "\"enc\"", null)]
    [TestCase("key_ops", "[\"encrypt\"]", null)]
    [TestCase("key_ops", "[\"verify\"]", "RS256 PS256")]
    [TestCase("kty", "\"oct\"", null)]
    [TestCase("kty", "\"EC\"", null)]
    [TestCase("kid", "\"\"", null)]
    [TestCase("n", "\"?\"", null)]
    [TestCase("n", "\"\"", null)]
    public async Task An_RSA_key_for_another_purpose_is_left_out(string member, string value, string? algorithms) =>
        await AssertReadAsync(new("rsa", "RS256"), jwk => jwk[member] = JsonNode.Parse(value), algorithms);

    [TestCase(1024, null)]
    [TestCase(2040, null)]
    [TestCase(2048, "RS256 PS256")]
    public async Task A_weak_RSA_key_is_left_out(int bits, string? algorithms) => await AssertReadAsync(new("rsa", "RS256", bits), _ => { }, algorithms);

    [TestCase("crv", "\"P-384\"", null)]
    [TestCase("x", "\"AAAA\"", null)]
    [TestCase("x", "\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"", null)]
    [TestCase("alg", "\"ES256\"", "ES256")]
    [TestCase("alg", "\"ES384\"", null)]
    public async Task An_EC_key_that_is_not_on_P256_is_left_out(string member, string value, string? algorithms) =>
        await AssertReadAsync(new("ec"), jwk => jwk[member] = JsonNode.Parse(value), algorithms);

    [TestCase("{}")]
    [TestCase("[]")]
    [TestCase("<html>")]
    [TestCase("")]
    [TestCase("""{"keys":[]}""")]
    [TestCase("""{"keys":"none"}""")]
    public async Task A_provider_without_keys_is_refused(string keys)
    {
        _provider.Keys = () => keys;

        await AssertRefusedAsync();
    }

    [TestCase("issuer", "http://127.0.0.1:1")]
    [TestCase("issuer", null)]
    [TestCase("jwks_uri", "http://keys.example/keys")]
    [TestCase("jwks_uri", "file:///etc/passwd")]
    [TestCase("jwks_uri", "/keys")]
    [TestCase("jwks_uri", null)]
    public async Task A_discovery_document_with_another_issuer_or_an_unsafe_address_is_refused(string member, string? value)
    {
        var document = JsonNode.Parse(_provider.Discovery())!;
        document[member] = value;
        _provider.Discovery = () => document.ToJsonString();

        await AssertRefusedAsync();
        Assert.That(_provider.KeyFetches, Is.Zero);
    }

    [Test]
    public async Task An_issuer_with_another_ending_is_another_issuer()
    {
        using var documents = new ProviderDocuments(TimeProvider.System);

        Assert.That(async () => await documents.FetchKeysAsync(_provider.Issuer + "/"), Throws.TypeOf<ProviderException>());
    }

    [Test]
    public async Task A_document_may_have_512_KiB([Values] bool isTooLarge)
    {
        var keys = _provider.Published();
        _provider.Keys = () => keys + new string(' ', (512 * KiB) - keys.Length + (isTooLarge ? 1 : 0));

        if (isTooLarge)
            await AssertRefusedAsync();
        else
            Assert.That(await FetchAsync(), Is.Not.Empty);
    }

    [Test]
    public async Task An_endless_document_is_not_read_to_its_end()
    {
        _provider.Answer = async context =>
        {
            var rows = new byte[64 * KiB];
            while (!context.RequestAborted.IsCancellationRequested)
                await context.Response.Body.WriteAsync(rows, context.RequestAborted);
        };

        await AssertRefusedAsync();
    }

    [Test]
    public async Task A_redirect_is_not_followed()
    {
        _provider.Answer = context =>
        {
            context.Response.Redirect("/elsewhere");
            return Task.CompletedTask;
        };

        await AssertRefusedAsync();
        Assert.That(_provider.Discoveries, Is.EqualTo(1));
    }

    [Test]
    public async Task An_error_is_refused_whatever_its_body_is()
    {
        _provider.Answer = async context =>
        {
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            await context.Response.WriteAsync(_provider.Discovery());
        };

        await AssertRefusedAsync();
    }

    [Test]
    public async Task A_provider_that_does_not_answer_is_given_up_after_10_seconds()
    {
        _provider.Answer = context => Task.Delay(Timeout.Infinite, context.RequestAborted);
        using var documents = new ProviderDocuments(new FastClock(20));

        Assert.That(async () => await documents.FetchKeysAsync(_provider.Issuer), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task Cookies_of_a_provider_are_not_kept()
    {
        var cookies = new List<string>();
        _provider.Answer = async context =>
        {
            cookies.Add(context.Request.Headers.Cookie.ToString() + context.Request.Headers.TraceParent);
            context.Response.Headers.SetCookie = "a=b; Path=/";
            await context.Response.WriteAsync(context.Request.Path == "/keys" ? _provider.Published() : _provider.Discovery());
        };

        await FetchAsync();

        Assert.That(cookies, Is.EqualTo(new[] { string.Empty, string.Empty }));
    }

    private async Task AssertReadAsync(ProviderSigner signer, Action<JsonObject> change, string? algorithms)
    {
        using (signer)
        {
            var jwk = signer.ToJwk();
            change(jwk);
            var keys = new JsonObject { ["keys"] = new JsonArray(jwk, _provider.Signer.ToJwk()) };
            _provider.Keys = () => keys.ToJsonString();

            var read = (await FetchAsync()).Where(key => key.Key != _provider.Signer.Id).Select(key => string.Join(' ', key.Value.Algorithms));

            Assert.That(read, Is.EqualTo(algorithms is null ? Array.Empty<string>() : [algorithms]));
        }
    }

    private async Task<IReadOnlyDictionary<string, ProviderKey>> FetchAsync()
    {
        using var documents = new ProviderDocuments(TimeProvider.System);
        return await documents.FetchKeysAsync(_provider.Issuer);
    }

    private Task AssertRefusedAsync()
    {
        Assert.That(async () => await FetchAsync(), Throws.Exception);
        return Task.CompletedTask;
    }
}
