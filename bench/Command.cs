using System.Diagnostics;

namespace Todo.Bench;

/// <summary>Runs other programs.</summary>
internal static class Command
{
    /// <summary>This SDK's own host, wherever it is installed.</summary>
    public static string DotNet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    public static bool Exists(string program) => Find(program) is not null;

    /// <summary>The path of a program; null if it is not installed.</summary>
    public static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
            .Where(folder => folder.Length > 0).Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

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
