using System.Globalization;

namespace Todo.WebApi.Hosting;

/// <summary>
/// How many connections the server takes: each is a file handle, and a process without a handle left ends. The database, the keys and
/// the program itself need some too.
/// </summary>
internal static partial class ConnectionLimit
{
    private const int Max = 10_000;

    /// <summary>The program has some 300 open when it has started.</summary>
    private const long Reserve = 448;

    /// <summary>What a server should have room for.</summary>
    private const int Enough = 1000;

    private const string LimitsFile = "/proc/self/limits";
    private const string HandlesLine = "Max open files";

    /// <summary>The limit of this process.</summary>
    public static int Connections { get; } = For(FileHandles());

    /// <param name="handles">How many files the process may have open; null if that is not known, or not limited.</param>
    public static int For(long? handles) => handles is { } limit ? (int)Math.Clamp(Math.Max(limit - Reserve, limit / 8), 1, Max) : Max;

    public static void WarnOfFewConnections(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        if (Connections < Enough)
            LogFew(app.Logger, Connections, FileHandles());
    });

    /// <summary>The soft limit, which .NET has raised to the hard one. Linux alone tells it in a file.</summary>
    private static long? FileHandles()
    {
        if (!OperatingSystem.IsLinux() || !File.Exists(LimitsFile))
            return null;
        var line = File.ReadLines(LimitsFile).FirstOrDefault(line => line.StartsWith(HandlesLine, StringComparison.Ordinal));
        var soft = line?[HandlesLine.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();
        return long.TryParse(soft, CultureInfo.InvariantCulture, out var limit) ? limit : null;
    }

    [LoggerMessage(1405, LogLevel.Warning, "There is room for {Connections} connections only, since the process may open no more than {Handles} files: "
        + "raise the limit (ulimit -n, LimitNOFILE of systemd, ulimits of Docker)")]
    private static partial void LogFew(ILogger logger, int connections, long? handles);
}
