using Todo.Application.Common;
using Todo.Application.Users;

namespace Todo.Infrastructure.Users;

/// <summary>
/// Password hashes wait here for a thread. Clients take turns, so that a storm of one delays the others by little. The queue is
/// bounded, so that the last in it still gets an answer before the deadline of its request.
/// </summary>
internal sealed class HashQueue(int threads, int capacity) : IDisposable
{
    /// <summary>At about a tenth of a second for a hash, a full queue takes ten seconds.</summary>
    private const int PlacesPerThread = 100;

    private readonly LowPriorityScheduler _threads = new("Password hashes", threads);
    private int _taken;

    /// <summary>A hash takes a core for a tenth of a second: one core is left for others, and on the rest, too, they come first.</summary>
    public static HashQueue ForThisHost()
    {
        var threads = Math.Max(1, Environment.ProcessorCount - 1);
        return new(threads, threads * PlacesPerThread);
    }

    /// <summary>Runs the work when its turn comes; if its caller gives up before, not at all. Once begun, it is carried to its end.</summary>
    /// <param name="client">Whose work it is; null if it is nobody's.</param>
    /// <param name="work">The work.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>A failure if the queue is full.</returns>
    public async Task<Result<T>> RunAsync<T>(object? client, Func<T> work, CancellationToken cancellationToken)
    {
        try
        {
            if (Interlocked.Increment(ref _taken) > capacity)
                return UserFailures.TooManyHashes;
            return await Start(client, work, cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _taken);
        }
    }

    public void Dispose() => _threads.Dispose();

    /// <summary>Not by <see cref="TaskFactory"/>, whose tasks look at their token only when their turn comes.</summary>
    private Task<T> Start<T>(object? client, Func<T> work, CancellationToken cancellationToken)
    {
        var task = new Task<T>(_ => work(), client, cancellationToken, TaskCreationOptions.DenyChildAttach);
        try
        {
            task.Start(_threads);
        }
        catch (InvalidOperationException) when (task.IsCanceled)
        {
            // The caller has given up already.
        }
        return task;
    }
}
