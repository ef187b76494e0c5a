using System.Diagnostics;

namespace Todo.Tests.Harness;

/// <summary>Programs that some tests need in addition to the SDK.</summary>
internal static class Tool
{
    /// <summary>Returns the path of a program. If it is missing, the test is skipped; on CI, the test fails.</summary>
    public static string Require(string name) =>
        (from folder in (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator).Append("/usr/sbin")
         let path = Path.Combine(folder, name)
         where File.Exists(path)
         select path).FirstOrDefault() ?? Missing(name);

    /// <summary>Runs a program, such as python3, until it exits.</summary>
    public static async Task<ToolResult> RunAsync(string name, string input, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Require(name), arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        return await RunAsync(process, input);
    }

    /// <summary>Waits until a process has read its input and exits.</summary>
    public static async Task<ToolResult> RunAsync(Process process, string input)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await error);
    }

    private static string Missing(string name)
    {
        Skip.ForWantOf(name);
        return name;
    }
}
