namespace Todo.Infrastructure.Database.Server;

/// <summary>
/// Passes a cancellation on, on a thread of its own. A driver may block the thread that cancels: Npgsql does until the server has taken
/// the request, for seconds if it does not answer. On threads of the pool, which cancel otherwise, the deadlines of 150 requests stopped all others
/// for a minute when the server did not answer.
/// </summary>
internal sealed class ThreadedCancellation : IDisposable
{
    private const int StackSize = 256 * 1024;

    // Not disposed of: it may be cancelling just then, and has nothing to free.
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
            // What a driver could not cancel ends at its own timeout. Thrown here, it would end the process.
        }
    }
}
