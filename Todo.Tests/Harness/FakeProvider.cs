using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Todo.Tests.Harness;

/// <summary>An OpenID provider on this machine, with discovery and keys. It signs whatever a test asks for.</summary>
internal sealed class FakeProvider : IAsyncDisposable
{
    public const string ClientId = "todo-spa";
    public const string Grant = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    private readonly WebApplication _app;
    private int _discoveries;
    private int _keyFetches;

    private FakeProvider(WebApplication app)
    {
        _app = app;
        Discovery = () => new JsonObject { ["issuer"] = Issuer, ["jwks_uri"] = JwksUri }.ToJsonString();
    }

    public string Issuer => _app.Urls.First();

    public string JwksUri => Issuer + "/keys";

    /// <summary>The keys that the provider publishes; the first signs.</summary>
    public List<ProviderSigner> Signers { get; } = [new("key-1")];

    public ProviderSigner Signer => Signers[0];

    /// <summary>Writes the discovery document.</summary>
    public Func<string> Discovery { get; set; }

    /// <summary>Writes the keys instead of <see cref="Signers"/>.</summary>
    public Func<string>? Keys { get; set; }

    /// <summary>Handles requests instead of the provider.</summary>
    public Func<HttpContext, Task>? Answer { get; set; }

    /// <summary>Whether the provider closes each connection without an answer.</summary>
    public bool IsDown { get; set; }

    /// <summary>The clock of the tokens.</summary>
    public TimeProvider Clock { get; set; } = TimeProvider.System;

    public int Discoveries => Volatile.Read(ref _discoveries);

    public int KeyFetches => Volatile.Read(ref _keyFetches);

    /// <summary>The settings with which a server accepts this provider.</summary>
    public string[] Settings => SettingsAs(0);

    public static async Task<FakeProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var provider = new FakeProvider(builder.Build());
        provider._app.Run(provider.AnswerAsync);
        await provider._app.StartAsync();
        return provider;
    }

    /// <summary>Starts a server that accepts this provider, on whose clock the tokens are issued from then on.</summary>
    public async Task<TodoServer> StartServerAsync(params string[] settings)
    {
        var server = await TodoServer.StartAsync([.. Settings, .. settings]);
        Clock = server.Clock;
        return server;
    }

    public string[] SettingsAs(int index, string name = "Example Corp") =>
    [
        $"--SignIn:Providers:{index}:Name={name}", $"--SignIn:Providers:{index}:Issuer={Issuer}", $"--SignIn:Providers:{index}:ClientId={ClientId}",
    ];

    /// <summary>Returns the claims of a valid ID token, of a subject that no account is linked to yet.</summary>
    public JsonObject Claims(string? subject = null, string? email = null)
    {
        var now = Clock.GetUtcNow().ToUnixTimeSeconds();
        return new()
        {
            ["iss"] = Issuer,
            ["aud"] = ClientId,
            ["sub"] = subject ?? Guid.NewGuid().ToString("N"),
            ["iat"] = now,
            ["exp"] = now + 300,
            ["nonce"] = Guid.NewGuid().ToString("N"),
            ["email"] = email ?? TodoClient.NewEmail(),
            ["email_verified"] = true,
            ["name"] = "Ada Lovelace",
        };
    }

    /// <summary>Returns a signed ID token.</summary>
    public string Token(string? subject = null, string? email = null) => Signer.Sign(Claims(subject, email));

    /// <summary>Returns the document with the public keys.</summary>
    public string Published() => new JsonObject { ["keys"] = new JsonArray([.. Signers.Select(signer => signer.ToJwk())]) }.ToJsonString();

    /// <summary>Exchanges an assertion at the token endpoint.</summary>
    public static Task<Reply> SignInAsync(TodoServer server, string assertion, params (string Name, string Value)[] more) =>
        server.Anonymous().FormAsync("/api/login/access_token", [("grant_type", Grant), ("assertion", assertion), .. more]);

    /// <summary>Signs a user in.</summary>
    public static async Task<TodoClient> SignedInAsync(TodoServer server, string assertion)
    {
        var reply = await SignInAsync(server, assertion);
        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK), reply.Text);
        var client = server.Anonymous();
        client.Take(reply);
        return client;
    }

    /// <summary>Asserts that the assertion is refused, without a reason.</summary>
    public static async Task AssertRefusedAsync(TodoServer server, string assertion)
    {
        var reply = await SignInAsync(server, assertion);
        reply.AssertSignInError(HttpStatusCode.BadRequest, "invalid_grant", "Could not validate the assertion.");
        Assert.That(reply.Text("type"), Is.EqualTo("urn:todo:problem:invalid-assertion"));
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
        Signers.ForEach(signer => signer.Dispose());
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var isKeys = context.Request.Path == "/keys";
        Interlocked.Increment(ref isKeys ? ref _keyFetches : ref _discoveries);
        if (IsDown)
            context.Abort();
        else if (Answer is not null)
            await Answer(context);
        else if (isKeys)
            await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(Keys?.Invoke() ?? Published()));
        else if (context.Request.Path == "/.well-known/openid-configuration")
            await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(Discovery()));
        else
            context.Response.StatusCode = StatusCodes.Status404NotFound;
    }
}
