using System.Diagnostics;

namespace Todo.Bench;

/// <summary>A shell that cleans up as soon as this process is gone, even if it was killed or has crashed.</summary>
internal sealed class Watchdog : IDisposable
{
    // Its input ends with this process.
    private const string Script = """
        trap '' HUP INT TERM
        root=$1 postgresql=$2 running=' '
        while read -r change pid; do
            case $change in
                started) running="$running$pid " ;;
                ended) running=${running/ $pid / } ;;
            esac
        done
        for pid in $running; do kill -KILL "$pid"; done
        [ ! -d "$root/postgresql" ] || bash "$postgresql" delete "$root/postgresql"
        rm -rf "$root"
        """;

    private readonly Process _shell;

    private Watchdog(Process shell) => _shell = shell;

    /// <param name="root">The folder to delete, with the private PostgreSQL server in it, if there is one.</param>
    /// <returns>Null where there is no such shell.</returns>
    public static Watchdog? Start(string root)
    {
        if (OperatingSystem.IsWindows() || Command.Find("bash") is not { } bash)
            return null;
        var start = new ProcessStartInfo(bash, ["-c", Script, "watchdog", root, Databases.PrivatePostgres.Script])
        {
            RedirectStandardInput = true,
            // Whoever reads this program's output must not wait for the shell.
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return new(Process.Start(start)!);
    }

    public void Started(int process) => Say($"started {process}");

    public void Ended(int process) => Say($"ended {process}");

    public void Dispose()
    {
        _shell.StandardInput.Dispose();
        _shell.WaitForExit();
        _shell.Dispose();
    }

    private void Say(string line)
    {
        lock (_shell)
        {
            _shell.StandardInput.WriteLine(line);
            _shell.StandardInput.Flush();
        }
    }
}
