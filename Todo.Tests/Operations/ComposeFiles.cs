using System.Diagnostics;
using System.Text.RegularExpressions;
using Todo.Tests.Harness;

namespace Todo.Tests.Operations;

/// <summary>The compose files, as docker-compose interprets them.</summary>
internal static partial class ComposeFiles
{
    /// <summary>The example that operators copy to <c>.env</c>.</summary>
    public static readonly string Example = File.ReadAllText(Repository.PathOf(".env.example"));

    /// <summary>The settings that the example leaves empty.</summary>
    public static IEnumerable<string> EmptySettings => EmptySetting().Matches(Example).Select(match => match.Groups[1].Value);

    /// <summary>Reads the files with a value for each empty setting of the example.</summary>
    public static async Task<ProgramEnd> ConfigAsync(string value, params string[] files)
    {
        using var folder = new TestDatabase();
        var settings = Path.Combine(folder.Folder, "env");
        await File.WriteAllTextAsync(settings, EmptySetting().Replace(Example, match => $"{match.Groups[1].Value}='{value}'"));
        return await ConfigWithAsync(settings, files);
    }

    /// <summary>Reads the files with a file of settings.</summary>
    public static async Task<ProgramEnd> ConfigWithAsync(string settings, params string[] files)
    {
        using var process = Process.Start(new ProcessStartInfo(
            Tool.Require("docker-compose"), ["--env-file", settings, .. files.SelectMany(file => new[] { "-f", Repository.PathOf(file) }), "config"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await error);
    }

    /// <summary>Returns the lines of a service, from a file or from docker-compose's output.</summary>
    public static string Service(string text, string name)
    {
        var lines = Regex.Match(text, $"^  {name}:\n(?:(?:    .*)?\n)+", RegexOptions.Multiline).Value;
        Assert.That(lines, Is.Not.Empty, name);
        return lines;
    }

    [GeneratedRegex("^([A-Z_]+)=$", RegexOptions.Multiline)]
    private static partial Regex EmptySetting();
}
