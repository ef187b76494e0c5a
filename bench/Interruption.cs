using System.Runtime.InteropServices;

namespace Todo.Bench;

/// <summary>A signal to end: completes a task instead of the process, which can then clean up.</summary>
internal sealed class Interruption : IDisposable
{
    private static readonly (PosixSignal Signal, int Number)[] Signals =
        [(PosixSignal.SIGHUP, 1), (PosixSignal.SIGINT, 2), (PosixSignal.SIGTERM, 15)];

    private readonly TaskCompletionSource<int> _requested = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PosixSignalRegistration[] _registrations;

    public Interruption() => _registrations = [.. Signals.Select(pair => PosixSignalRegistration.Create(pair.Signal, context =>
    {
        context.Cancel = true;
        _requested.TrySetResult(128 + pair.Number);
    }))];

    /// <summary>Completes on the first signal, with the exit code that shells use for it.</summary>
    public Task<int> Requested => _requested.Task;

    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
    }
}
