using System.Diagnostics;

namespace Todo.Bench;

/// <summary>Runs other programs.</summary>
internal static class Command
{
    /// <summary>This SDK's own host, wherever it is installed.</summary>
    public static string DotNet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    public static bool Exists(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
            .Any(folder => folder.Length > 0 && File.Exists(Path.Combine(folder, program)));

    /// <summary>Runs it to its end; throws with all that it wrote when it fails.</summary>
    public static void Run(string[] line, params (string Name, string Value)[] environment)
    {
        using var process = Start(line, environment);
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{string.Join(' ', line)} failed:\n{output}{errors.Result}");
    }

    public static Process Start(string[] line, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(line[0], line[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }
}
