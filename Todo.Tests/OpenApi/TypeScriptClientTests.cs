using Todo.Tests.Harness;

namespace Todo.Tests.OpenApi;

/// <summary>A TypeScript client made from the committed document.</summary>
internal sealed class TypeScriptClientTests
{
    [Test]
    public async Task A_client_made_from_the_document_compiles_strictly_and_drives_a_session()
    {
        var generated = await NodeTool.RunPackageAsync("openapi-typescript", ApiDocument.CommittedPath, "--output", "generated/api.d.ts");
        Assert.That(generated.ExitCode, Is.Zero, generated.ToString());

        var compiled = await NodeTool.RunPackageAsync("tsc", "--project", "tsconfig.json");
        Assert.That(compiled.ExitCode, Is.Zero, compiled.ToString());

        var session = await NodeTool.RunScriptAsync(
            Path.Combine("generated", "client.js"), string.Empty, SharedServer.Instance.Http.BaseAddress!.OriginalString.TrimEnd('/'));
        Assert.That(session.ExitCode, Is.Zero, session.ToString());
        Assert.That(session.Output, Does.EndWith("done\n"), session.ToString());
    }
}
