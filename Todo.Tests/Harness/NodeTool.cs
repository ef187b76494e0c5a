using System.ComponentModel;
using System.Diagnostics;

namespace Todo.Tests.Harness;

/// <summary>Runs the tools in <c>Todo.Tests/node</c>. Without Node.js, the test is skipped; on CI, it fails.</summary>
internal static class NodeTool
{
    private const string Missing = "Node.js, and run npm ci --prefix Todo.Tests/node";

    private static readonly string Folder = Repository.PathOf("Todo.Tests", "node");

    /// <summary>Runs a script of the folder.</summary>
    public static Task<ToolResult> RunScriptAsync(string script, string input, params string[] arguments) =>
        RunAsync(Path.Combine(Folder, script), input, arguments);

    /// <summary>Starts a script of the folder, which runs until its standard input ends.</summary>
    public static Process StartScript(string script, params string[] arguments) => Start(Path.Combine(Folder, script), arguments);

    /// <summary>Runs the command of an installed package, like npx.</summary>
    public static Task<ToolResult> RunPackageAsync(string command, params string[] arguments) =>
        RunAsync(Path.Combine(Folder, "node_modules", ".bin", command), string.Empty, arguments);

    /// <summary>Runs the <c>*.test.mjs</c> files of a folder of the folder.</summary>
    public static Task<ToolResult> RunTestsAsync(string folder) => RunAsync(
        "--test", string.Empty, ["--test-reporter=tap", .. Directory.EnumerateFiles(Path.Combine(Folder, folder), "*.test.mjs").Order(StringComparer.Ordinal)]);

    private static async Task<ToolResult> RunAsync(string path, string input, string[] arguments)
    {
        using var process = Start(path, arguments);
        return await Tool.RunAsync(process, input);
    }

    private static Process Start(string path, string[] arguments)
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules")))
            Skip.ForWantOf(Missing);
        var start = new ProcessStartInfo("node", [path, .. arguments])
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // Disable telemetry.
            Environment = { ["REDOCLY_TELEMETRY"] = "off", ["REDOCLY_SUPPRESS_UPDATE_NOTICE"] = "true" },
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            Skip.ForWantOf(Missing);
            throw;
        }
    }
}
