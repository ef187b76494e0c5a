using System.Globalization;

namespace Todo.WebApi.Hosting;

/// <summary>
/// The maximum number of connections. Each needs a file handle, and the process ends when it has none left. The database, the keys
/// and the program itself need handles too.
/// </summary>
internal static partial class ConnectionLimit
{
    private const int Max = 10_000;

    /// <summary>The handles reserved for the program, which has about 300 open after startup.</summary>
    private const long Reserve = 448;

    /// <summary>The number of connections below which the server logs a warning.</summary>
    private const int Enough = 1000;

    private const string LimitsFile = "/proc/self/limits";
    private const string HandlesLine = "Max open files";

    /// <summary>The limit of this process.</summary>
    public static int Connections { get; } = For(FileHandles());

    /// <param name="handles">The maximum number of open files of the process; null if unknown or unlimited.</param>
    public static int For(long? handles) => handles is { } limit ? (int)Math.Clamp(Math.Max(limit - Reserve, limit / 8), 1, Max) : Max;

    public static void WarnOfFewConnections(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        if (Connections < Enough)
            LogFew(app.Logger, Connections, FileHandles());
    });

    /// <summary>Reads the soft limit, which .NET raises to the hard limit at startup. Only Linux exposes it in a file.</summary>
    private static long? FileHandles()
    {
        if (!OperatingSystem.IsLinux() || !File.Exists(LimitsFile))
            return null;
        var line = File.ReadLines(LimitsFile).FirstOrDefault(line => line.StartsWith(HandlesLine, StringComparison.Ordinal));
        var soft = line?[HandlesLine.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();
        return long.TryParse(soft, CultureInfo.InvariantCulture, out var limit) ? limit : null;
    }

    [LoggerMessage(1405, LogLevel.Warning, "The server accepts only {Connections} connections at a time, because the process can open no more than {Handles} files: "
        + "raise the limit (ulimit -n, LimitNOFILE of systemd, ulimits of Docker)")]
    private static partial void LogFew(ILogger logger, int connections, long? handles);
}
