using System.Collections.Concurrent;
using System.Diagnostics;

namespace Todo.Bench;

/// <summary>The processes that this one has started and that must not outlive it.</summary>
/// <param name="watchdog">Kills them if this process is killed.</param>
internal sealed class Children(Watchdog? watchdog) : IDisposable
{
    private readonly ConcurrentDictionary<int, Process> _running = [];
    private volatile bool _isDisposed;

    public Process Start(string[] line, params (string Name, string Value)[] environment)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        var process = Command.Start(line, environment);
        _running[process.Id] = process;
        watchdog?.Started(process.Id);
        return process;
    }

    /// <summary>Runs a program to its end; throws with all that it wrote if it fails.</summary>
    public void Run(string[] line, params (string Name, string Value)[] environment)
    {
        var process = Start(line, environment);
        try
        {
            Command.WaitForSuccess(process, line);
        }
        finally
        {
            End(process);
        }
    }

    /// <summary>Kills a process, unless it has ended.</summary>
    public void End(Process process)
    {
        if (!_running.TryRemove(process.Id, out _))
            return;
        var id = process.Id;
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
        watchdog?.Ended(id);
    }

    /// <summary>Kills all that still run.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        foreach (var process in _running.Values)
            End(process);
    }
}
