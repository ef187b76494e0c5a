using System.Text.Json;
using Todo.Tests.Harness;

namespace Todo.Tests.OpenApi;

/// <summary>The linters check the rules of the specification and validate each example against its schema.</summary>
[DatabaseIndependent]
internal sealed class LintTests
{
    [Test]
    public async Task Spectral_finds_nothing_in_the_document()
    {
        var result = await NodeTool.RunPackageAsync(
            "spectral", "lint", ApiDocument.CommittedPath, "--ruleset", "spectral.yaml", "--fail-severity", "hint");

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(result.Output, Does.Contain("No results"), result.ToString());
    }

    [Test]
    public async Task Redocly_finds_nothing_in_the_document()
    {
        var result = await NodeTool.RunPackageAsync("redocly", "lint", ApiDocument.CommittedPath, "--config", "redocly.yaml", "--format", "json");

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        var problems = JsonDocument.Parse(result.Output).RootElement.GetProperty("problems");
        Assert.That(problems.GetArrayLength(), Is.Zero, result.ToString());
    }
}
