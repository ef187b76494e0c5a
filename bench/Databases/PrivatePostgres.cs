using System.Diagnostics;

namespace Todo.Bench.Databases;

/// <summary>A PostgreSQL server for this run alone, started by the script that also starts the one of the tests.</summary>
internal sealed class PrivatePostgres : IDisposable
{
    private readonly string _folder;

    private PrivatePostgres(string folder) => _folder = folder;

    /// <summary>The script that starts and deletes such a server.</summary>
    public static string Script { get; } = Path.Combine(Workspace.Repository, ".ci", "postgresql");

    public string ConnectionString { get; private set; } = string.Empty;

    public static PrivatePostgres Start(string folder)
    {
        Progress.Say("Starting a PostgreSQL server");
        var server = new PrivatePostgres(folder);
        try
        {
            server.ConnectionString = server.Run("start");
            if (StatementStatistics.Load(server.ConnectionString))
            {
                server.Run("stop");
                server.Run("start");
            }
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    public void Dispose() => Run("delete");

    private string Run(string command)
    {
        // The server keeps the error stream open: reading it would last as long as the server.
        var start = new ProcessStartInfo("bash", [Script, command, _folder]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"No private PostgreSQL: install it, or name a server in {PostgresServer.Variable}.");
    }
}
