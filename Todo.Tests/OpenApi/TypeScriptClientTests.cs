using Todo.Tests.Harness;

namespace Todo.Tests.OpenApi;

/// <summary>TypeScript clients generated from the committed document: each compiles in strict mode, signs in and drives a session.</summary>
[DatabaseIndependent]
internal sealed class TypeScriptClientTests
{
    [Test]
    public Task A_client_of_openapi_typescript_compiles_and_drives_a_session() => DriveAsync(
        ["openapi-typescript", ApiDocument.CommittedPath, "--output", "generated/api.d.ts"], "tsconfig.json", Path.Combine("generated", "client.js"));

    [Test]
    public Task A_client_of_orval_compiles_and_drives_a_session() => DriveAsync(
        ["orval", "--config", "orval.config.mjs"], "tsconfig.orval.json", Path.Combine("generated", "compiled", "orval-client.js"));

    private static async Task DriveAsync(string[] generator, string project, string script)
    {
        var generated = await NodeTool.RunPackageAsync(generator[0], generator[1..]);
        Assert.That(generated.ExitCode, Is.Zero, generated.ToString());

        var compiled = await NodeTool.RunPackageAsync("tsc", "--project", project);
        Assert.That(compiled.ExitCode, Is.Zero, compiled.ToString());

        var session = await NodeTool.RunScriptAsync(script, string.Empty, SharedServer.Instance.Http.BaseAddress!.OriginalString.TrimEnd('/'));
        Assert.That(session.ExitCode, Is.Zero, session.ToString());
        Assert.That(session.Output, Does.EndWith("done\n"), session.ToString());
    }
}
