using System.Collections.Concurrent;
using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.Database.Sqlite;

/// <summary>
/// Group commit: the writes that wait for the gate share one transaction, so that they share its cost, above all the wait for
/// the disk. Nobody is answered before the commit.
/// </summary>
internal sealed class SqliteWriter(SqliteConnections connections, IWriteGate gate)
{
    /// <summary>So that no write waits long for those before it, and other processes get their turn.</summary>
    private const int MaxBatch = 64;

    private static readonly Statement Begin = new("BEGIN IMMEDIATE");
    private static readonly Statement Commit = new("COMMIT");

    private readonly ConcurrentQueue<PendingWrite> _waiting = new();
    private int _isRunning;

    public ValueTask<T> WriteAsync<T>(
        Func<StatementConnection, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        var write = new PendingWrite<T>(work, cancellationToken);
        _waiting.Enqueue(write);
        Start();
        return new(write.Outcome);
    }

    private void Start()
    {
        if (Interlocked.CompareExchange(ref _isRunning, 1, 0) == 0)
            ThreadPool.UnsafeQueueUserWorkItem(static writer => _ = writer.RunAsync(), this, preferLocal: false);
    }

    private async Task RunAsync()
    {
        while (!_waiting.IsEmpty)
        {
            var batch = new List<PendingWrite>();
            try
            {
                using var turn = await gate.EnterAsync(CancellationToken.None);
                while (batch.Count < MaxBatch && _waiting.TryDequeue(out var write))
                    batch.Add(write);
                await WriteAsync(batch);
            }
            catch (Exception exception)
            {
                // Nobody of them is in the database; without a turn, those that wait cannot be either.
                while (batch.Count == 0 && _waiting.TryDequeue(out var write))
                    write.Fail(exception);
                batch.ForEach(write => write.Fail(exception));
            }
        }
        Volatile.Write(ref _isRunning, 0);
        // One may have come between the last look and the line above.
        if (!_waiting.IsEmpty)
            Start();
    }

    private async Task WriteAsync(List<PendingWrite> batch)
    {
        batch.RemoveAll(write => write.IsCanceled());
        if (batch.Count == 0 || await TryCommitAsync(batch))
            return;
        // One of them failed and took the others with it: each for itself, so that it fails alone.
        foreach (var write in batch)
        {
            try
            {
                await TryCommitAsync([write]);
            }
            catch (Exception exception)
            {
                write.Fail(exception);
            }
        }
    }

    /// <returns>False when one of several writes failed; nothing is written then.</returns>
    private async Task<bool> TryCommitAsync(List<PendingWrite> batch)
    {
        var connection = connections.Rent();
        try
        {
            await connection.ExecuteAsync(Begin, CancellationToken.None);
            foreach (var write in batch)
                await write.RunAsync(connection);
            await connection.ExecuteAsync(Commit, CancellationToken.None);
            connections.Return(connection);
        }
        catch (Exception)
        {
            // Closing it rolls back.
            connection.Dispose();
            if (batch.Count > 1)
                return false;
            throw;
        }
        batch.ForEach(write => write.Succeed());
        return true;
    }

    /// <summary>A write that waits for its turn, and whoever waits for it.</summary>
    private abstract class PendingWrite
    {
        public abstract bool IsCanceled();

        public abstract ValueTask RunAsync(StatementConnection connection);

        public abstract void Succeed();

        public abstract void Fail(Exception exception);
    }

    private sealed class PendingWrite<T>(
        Func<StatementConnection, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken) : PendingWrite
    {
        private readonly TaskCompletionSource<T> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? _result;

        public Task<T> Outcome => _outcome.Task;

        public override bool IsCanceled() => cancellationToken.IsCancellationRequested && _outcome.TrySetCanceled(cancellationToken);

        // Begun, it is carried through: the others of the batch depend on it.
        public override async ValueTask RunAsync(StatementConnection connection) => _result = await work(connection, CancellationToken.None);

        public override void Succeed() => _outcome.TrySetResult(_result!);

        public override void Fail(Exception exception) => _outcome.TrySetException(exception);
    }
}
