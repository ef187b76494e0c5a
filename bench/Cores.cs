using System.Diagnostics;
using System.Numerics;

namespace Todo.Bench;

/// <summary>The server on one core, the generator on another, so that neither slows down the other.</summary>
internal static class Cores
{
    private static readonly (int Server, int Generator)? Pair = FindPair();

    public static string Description => Pair is null ? "not pinned to cores" : "server and generator pinned to a core each";

    /// <summary>The command line that starts the server on its core, where the system wants that said before the start.</summary>
    public static string[] ServerPrefix => Pair is { } pair && OperatingSystem.IsLinux() ? ["taskset", "-c", $"{pair.Server}"] : [];

    /// <summary>Pins a server that has just been started, where that can be done afterwards.</summary>
    public static void PinServer(Process process)
    {
        if (Pair is { } pair && OperatingSystem.IsWindows())
            process.ProcessorAffinity = 1 << pair.Server;
    }

    /// <summary>Pins this process with all its threads.</summary>
    public static void PinGenerator()
    {
        if (Pair is not { } pair)
            return;
        using var current = Process.GetCurrentProcess();
        if (OperatingSystem.IsWindows())
            current.ProcessorAffinity = 1 << pair.Generator;
        else
            Command.Run(["taskset", "-acp", $"{pair.Generator}", $"{current.Id}"]);
    }

    /// <summary>Lets this process, and what it starts from now on, use all cores again: a browser is many processes.</summary>
    public static void FreeGenerator()
    {
        if (Pair is null)
            return;
        using var current = Process.GetCurrentProcess();
        if (OperatingSystem.IsWindows())
            current.ProcessorAffinity = (nint)((1L << Environment.ProcessorCount) - 1);
        else
            Command.Run(["taskset", "-acp", $"0-{Environment.ProcessorCount - 1}", $"{current.Id}"]);
    }

    /// <summary>The first two cores that this process may use; null with one only, or without a way to pin.</summary>
    private static (int Server, int Generator)? FindPair()
    {
        if (!OperatingSystem.IsWindows() && !(OperatingSystem.IsLinux() && Command.Exists("taskset")))
            return null;
        using var current = Process.GetCurrentProcess();
        var allowed = (ulong)current.ProcessorAffinity;
        var others = allowed & (allowed - 1);
        return others == 0 ? null : (BitOperations.TrailingZeroCount(allowed), BitOperations.TrailingZeroCount(others));
    }
}
