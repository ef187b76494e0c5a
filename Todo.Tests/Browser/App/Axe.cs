using System.Text.Json;
using Microsoft.Playwright;
using Todo.Tests.Harness;

namespace Todo.Tests.Browser.App;

/// <summary>axe-core, which finds about half of what makes a page hard to use with a keyboard or a screen reader.</summary>
internal static class Axe
{
    private static readonly string File = Repository.PathOf("Todo.Tests", "node", "node_modules", "axe-core", "axe.min.js");

    private static readonly Lazy<string> Script = new(() => System.IO.File.ReadAllText(File));

    /// <summary>Loads axe-core into the page; again does no harm.</summary>
    public static async Task LoadAsync(IPage page)
    {
        if (!System.IO.File.Exists(File))
            Skip.ForWantOf("Node.js, and run npm ci --prefix Todo.Tests/node");
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
            await page.EvaluateAsync(Script.Value);
    }

    /// <summary>Returns what is wrong with what is shown now, once nothing moves any more.</summary>
    public static async Task<string[]> CheckAsync(IPage page)
    {
        // target-size belongs to WCAG 2.2 AA and is off by default.
        var found = await page.EvaluateAsync<JsonElement>(
            """
            async () => {
              await Promise.all(document.getAnimations().map((animation) => animation.finished));
              const { violations } = await axe.run(document, { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } });
              return violations.map(({ id, help, nodes }) => `${id}: ${help}\n${nodes.map((node) => `  ${node.html}\n  ${node.failureSummary}`).join('\n')}`);
            }
            """);
        return [.. found.EnumerateArray().Select(violation => violation.GetString()!)];
    }
}
