using System.Diagnostics;

namespace Todo.Bench;

/// <summary>Runs other programs.</summary>
internal static class Command
{
    /// <summary>This SDK's own host, wherever it is installed.</summary>
    public static string DotNet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>The path of a program; null if it is not installed.</summary>
    public static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
            .Where(folder => folder.Length > 0).Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    /// <summary>Runs a program to its end; throws with all that it wrote if it fails.</summary>
    public static void Run(params string[] line)
    {
        using var process = Start(line);
        WaitForSuccess(process, line);
    }

    public static Process Start(string[] line, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(line[0], line[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        // The servers run as in production, not as the load generator does.
        start.Environment.Remove(InlineCompletions.Variable);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>Waits until a program has ended; throws with all that it wrote if it has failed.</summary>
    public static void WaitForSuccess(Process process, string[] line)
    {
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{string.Join(' ', line)} failed:\n{output}{errors.Result}");
    }
}
