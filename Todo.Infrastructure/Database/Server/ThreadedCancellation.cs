namespace Todo.Infrastructure.Database.Server;

/// <summary>
/// Forwards a cancellation on a dedicated thread, because a driver may block the canceling thread: Npgsql waits until the server has
/// accepted the cancel request, for 4 seconds if the server does not respond. On thread pool threads, the deadlines of 150 requests stalled
/// all other requests for a minute while the server did not respond.
/// </summary>
internal sealed class ThreadedCancellation : IDisposable
{
    private const int StackSize = 256 * 1024;

    // Not disposed, because it may be canceling at that moment, and has no resources to release.
#pragma warning disable CA2213
    private readonly CancellationTokenSource _source = new();
#pragma warning restore CA2213
    private readonly CancellationTokenRegistration _registration;

    public ThreadedCancellation(CancellationToken cancellationToken) => _registration = cancellationToken.UnsafeRegister(
        static source => new Thread(Cancel, StackSize) { IsBackground = true, Name = "Cancellation" }.Start(source), _source);

    public CancellationToken Token => _source.Token;

    public void Dispose() => _registration.Dispose();

    private static void Cancel(object? source)
    {
        try
        {
            ((CancellationTokenSource)source!).Cancel();
        }
        catch (AggregateException)
        {
            // A command that the driver cannot cancel ends at its own timeout. An exception thrown here would end the process.
        }
    }
}
