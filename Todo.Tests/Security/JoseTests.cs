using System.Text.Json;
using Todo.Tests.Harness;

namespace Todo.Tests.Security;

/// <summary>A service in another language can verify our tokens with only the public keys.</summary>
[DatabaseIndependent]
internal sealed class JoseTests
{
    [Test]
    public async Task A_Node_service_accepts_an_ES256_token_with_only_the_JWKS()
    {
        var ada = await SharedServer.Instance.SignUpAsync();

        var result = await VerifyAsync(SharedServer.Instance, ada.AccessToken!);

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        var token = JsonDocument.Parse(result.Output).RootElement;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(token.GetProperty("payload").GetProperty("sub").GetString(), Is.EqualTo($"{ada.UserId}"));
            Assert.That(token.GetProperty("protectedHeader").GetProperty("alg").GetString(), Is.EqualTo("ES256"));
        }
    }

    [Test]
    public async Task A_Node_service_accepts_an_RS256_token_with_only_the_JWKS()
    {
        using var keys = new KeyFolder();
        keys.AddRsa("key-0001.pem");
        await using var server = await TodoServer.StartAsync(keys.Setting);
        var ada = await server.SignUpAsync();

        var result = await VerifyAsync(server, ada.AccessToken!);

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(result.Output, Does.Contain("RS256"));
    }

    [Test]
    public async Task A_Node_service_rejects_a_token_with_a_changed_payload()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var bob = await SharedServer.Instance.SignUpAsync();
        var (header, _, signature) = Jwt.Split(ada.AccessToken!);
        var (_, payload, _) = Jwt.Split(bob.AccessToken!);

        var result = await VerifyAsync(SharedServer.Instance, $"{header}.{payload}.{signature}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.ExitCode, Is.EqualTo(1), result.ToString());
            Assert.That(result.Error, Does.Contain("ERR_JWS_SIGNATURE_VERIFICATION_FAILED"));
        }
    }

    [Test]
    public async Task The_page_for_other_services_shows_the_script_that_these_tests_run()
    {
        var page = await File.ReadAllTextAsync(Repository.PathOf("docs", "sign-in-everywhere.md"));
        var script = await File.ReadAllTextAsync(Repository.PathOf("Todo.Tests", "node", "verify-token.mjs"));

        Assert.That(page, Does.Contain($"```js\n{script}```"));
    }

    private static Task<ToolResult> VerifyAsync(TodoServer server, string token) => NodeTool.RunScriptAsync(
        "verify-token.mjs", token, new Uri(server.Http.BaseAddress!, "/.well-known/jwks.json").ToString(), "http://localhost:8000", "todo");
}
