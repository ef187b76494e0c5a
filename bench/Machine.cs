using System.Runtime.InteropServices;

namespace Todo.Bench;

/// <summary>Says on what and how the figures were measured, without naming the host.</summary>
internal static class Machine
{
    public static string Describe(BenchOptions options)
    {
        var quick = options.Quick ? "; `--quick`: the figures mean little" : string.Empty;
        return $"{Processor}, {Environment.ProcessorCount} cores, {System}, .NET {Environment.Version}; {Cores.Description}; "
            + $"{options.DatabaseName}; "
            + $"medians of {options.Rounds} x {options.Seconds} s, {options.Connections} connections{quick}";
    }

    private static string System =>
        OperatingSystem.IsWindows() ? "Windows" : OperatingSystem.IsMacOS() ? "macOS" : OperatingSystem.IsLinux() ? "Linux" : "another system";

    private static string Processor
    {
        get
        {
            const string Linux = "/proc/cpuinfo";
            var line = File.Exists(Linux)
                ? File.ReadLines(Linux).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
                : null;
            return line?.Split(':')[1].Trim()
                ?? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER")
                ?? RuntimeInformation.ProcessArchitecture.ToString();
        }
    }
}
