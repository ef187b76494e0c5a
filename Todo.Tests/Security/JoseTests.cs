using System.Text.Json;
using Todo.Tests.Harness;

namespace Todo.Tests.Security;

/// <summary>Another service, in another language, accepts our tokens from the public keys alone.</summary>
[DatabaseIndependent]
internal sealed class JoseTests
{
    [Test]
    public async Task A_Node_service_accepts_a_token_signed_with_ES256_from_the_JWKS_alone()
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
    public async Task A_Node_service_accepts_a_token_signed_with_RS256_from_the_JWKS_alone()
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
    public async Task A_Node_service_refuses_a_token_whose_payload_was_changed()
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
    public async Task The_page_for_other_services_shows_the_script_that_is_run_here()
    {
        var page = await File.ReadAllTextAsync(Repository.PathOf("docs", "sign-in-everywhere.md"));
        var script = await File.ReadAllTextAsync(Repository.PathOf("Todo.Tests", "node", "verify-token.mjs"));

        Assert.That(page, Does.Contain($"```js\n{script}```"));
    }

    private static Task<ToolResult> VerifyAsync(TodoServer server, string token) => NodeTool.RunScriptAsync(
        "verify-token.mjs", token, new Uri(server.Http.BaseAddress!, "/.well-known/jwks.json").ToString(), "http://localhost:8000", "todo");
}
