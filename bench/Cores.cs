using System.Diagnostics;
using System.Numerics;

namespace Todo.Bench;

/// <summary>The server on one core, the generator on another, so that neither slows down the other.</summary>
internal static class Cores
{
    /// <summary>The cores that this process might use at its start, as a mask.</summary>
    private static readonly ulong Allowed = FindAllowed();

    private static readonly (int Server, int Generator)? Pair = FindPair();

    public static string Description => Pair is null ? "not pinned to cores" : "server and generator pinned to a core each";

    /// <summary>The start of a command line that runs a server on its core, on a system that pins a process at its start.</summary>
    public static string[] ServerPrefix => Pair is { } pair && OperatingSystem.IsLinux() ? ["taskset", "-c", $"{pair.Server}"] : [];

    /// <summary>Pins a server that has just been started, on a system that can do so afterwards.</summary>
    public static void PinServer(Process process)
    {
        if (Pair is { } pair && OperatingSystem.IsWindows())
            process.ProcessorAffinity = (nint)1 << pair.Server;
    }

    /// <summary>Pins this process with all its threads.</summary>
    public static void PinGenerator()
    {
        if (Pair is { } pair)
            Pin(1ul << pair.Generator);
    }

    /// <summary>Lets this process, and what it starts from now on, use all cores again: a browser is many processes.</summary>
    public static void FreeGenerator()
    {
        if (Pair is not null)
            Pin(Allowed);
    }

    private static void Pin(ulong mask)
    {
        using var current = Process.GetCurrentProcess();
        if (OperatingSystem.IsWindows())
            current.ProcessorAffinity = (nint)mask;
        else
            Command.Run("taskset", "-ap", $"{mask:x}", $"{current.Id}");
    }

    /// <summary>None without a way to pin.</summary>
    private static ulong FindAllowed()
    {
        if (!OperatingSystem.IsWindows() && !(OperatingSystem.IsLinux() && Command.Find("taskset") is not null))
            return 0;
        using var current = Process.GetCurrentProcess();
        return (ulong)current.ProcessorAffinity;
    }

    /// <summary>The first two allowed cores; null if there is only one.</summary>
    private static (int Server, int Generator)? FindPair()
    {
        var others = Allowed & (Allowed - 1);
        return others == 0 ? null : (BitOperations.TrailingZeroCount(Allowed), BitOperations.TrailingZeroCount(others));
    }
}
