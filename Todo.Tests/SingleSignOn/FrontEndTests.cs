using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Todo.Tests.Docs;
using Todo.Tests.Harness;

namespace Todo.Tests.SingleSignOn;

/// <summary>The front end in docs/single-sign-on.md signs users in, with a public-client library and a provider that checks what it sends.</summary>
[DatabaseIndependent]
internal sealed class FrontEndTests
{
    private const string ApplicationJson = "application/json";

    private readonly Dictionary<string, string> _requested = [];

    [Test]
    public void The_guide_shows_the_file_that_the_tests_run()
    {
        var shown = new MarkdownFile(Repository.PathOf("docs", "single-sign-on.md")).Blocks("ts").Single();

        Assert.That(File.ReadAllText(Repository.PathOf("docs", "clients", "single-sign-on.ts")), Does.Contain(shown.Trim()));
    }

    [Test]
    public async Task The_front_end_in_the_guide_signs_a_user_in_with_PKCE_and_a_nonce()
    {
        var compiled = await NodeTool.RunPackageAsync("tsc", "--project", "tsconfig.single-sign-on.json");
        Assert.That(compiled.ExitCode, Is.Zero, compiled.ToString());
        await using var provider = await FakeProvider.StartAsync();
        provider.Answer = context => AnswerAsync(provider, context);
        await using var server = await provider.StartServerAsync();
        var listed = (await server.Anonymous().GetAsync("/api/login/providers")).Json[0].GetRawText();

        var result = await NodeTool.RunScriptAsync("single-sign-on.mjs", string.Empty, server.Http.BaseAddress!.OriginalString.TrimEnd('/'), listed);

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        var output = JsonDocument.Parse(result.Output).RootElement;
        var client = server.Anonymous();
        client.AccessToken = output.GetProperty("tokens").GetProperty("access_token").GetString();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await client.GetAsync("/api/users/me")).Json.GetProperty("name").GetString(), Is.EqualTo("Ada Lovelace"));
            Assert.That(output.GetProperty("stored").GetArrayLength(), Is.Zero, "the browser keeps no token of the provider");
            Assert.That(_requested["scope"], Is.EqualTo("openid email profile"));
            Assert.That(_requested["response_type"], Is.EqualTo("code"));
            Assert.That(_requested["code_challenge_method"], Is.EqualTo("S256"));
        }
    }

    private async Task AnswerAsync(FakeProvider provider, HttpContext context)
    {
        switch (context.Request.Path)
        {
            case "/.well-known/openid-configuration":
                await WriteAsync(context, new JsonObject
                {
                    ["issuer"] = provider.Issuer,
                    ["jwks_uri"] = provider.JwksUri,
                    ["authorization_endpoint"] = provider.Issuer + "/authorize",
                    ["token_endpoint"] = provider.Issuer + "/token",
                });
                break;
            case "/keys":
                await context.Response.WriteAsync(provider.Published());
                break;
            case "/authorize":
                foreach (var (name, value) in context.Request.Query)
                    _requested[name] = value.ToString();
                context.Response.Redirect($"{_requested["redirect_uri"]}?code=the-code&state={_requested["state"]}");
                break;
            case "/token":
                await ExchangeAsync(provider, context);
                break;
        }
    }

    /// <summary>Issues an ID token only to the browser that started the sign-in (RFC 7636, section 4.6).</summary>
    private async Task ExchangeAsync(FakeProvider provider, HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        var challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        if (form["code"] != "the-code" || challenge != _requested["code_challenge"] || form["client_id"] != FakeProvider.ClientId)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }
        var claims = provider.Claims();
        claims["nonce"] = _requested["nonce"];
        await WriteAsync(context, new JsonObject { ["access_token"] = "opaque", ["token_type"] = "Bearer", ["id_token"] = provider.Signer.Sign(claims) });
    }

    private static Task WriteAsync(HttpContext context, JsonObject body)
    {
        context.Response.ContentType = ApplicationJson;
        return context.Response.WriteAsync(body.ToJsonString());
    }
}
