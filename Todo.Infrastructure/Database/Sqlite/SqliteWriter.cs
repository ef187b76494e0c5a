using System.Collections.Concurrent;
using SQLitePCL;
using Todo.Infrastructure.Database.Sql;
using SqliteConnection = Microsoft.Data.Sqlite.SqliteConnection;

namespace Todo.Infrastructure.Database.Sqlite;

/// <summary>
/// Group commit: the writes that wait for the gate share one transaction, so that they share its cost, above all the wait for
/// the disk. No caller gets an answer before the commit.
/// </summary>
internal sealed class SqliteWriter(SqliteSessions sessions, SqliteWriteGate gate)
{
    /// <summary>So that no write waits long for those before it, and other processes get their turn.</summary>
    private const int MaxBatch = 64;

    private static readonly Statement Begin = new("BEGIN IMMEDIATE");
    private static readonly Statement Commit = new("COMMIT");
    private static readonly Statement Rollback = new("ROLLBACK");

    private readonly ConcurrentQueue<PendingWrite> _waiting = new();
    private int _isRunning;

    public ValueTask<T> WriteAsync<T>(
        Func<DatabaseSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken)
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
            await WriteBatchAsync();
        // A full fence: without it, the look at the queue may happen before others see the 0, and a write that arrives in between
        // starts nobody and is not seen here.
        Interlocked.Exchange(ref _isRunning, 0);
        if (!_waiting.IsEmpty)
            Start();
    }

    private async Task WriteBatchAsync()
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
            // None of them is in the database; without a turn, those that wait cannot be either.
            while (batch.Count == 0 && _waiting.TryDequeue(out var write))
                write.Fail(exception);
            batch.ForEach(write => write.Fail(exception));
        }
    }

    private async Task WriteAsync(List<PendingWrite> batch)
    {
        batch.RemoveAll(write => write.IsCanceled());
        if (batch.Count == 0 || await TryCommitAsync(batch))
            return;
        // One of them must be undone, and takes the others with it: each for itself, so that it fails alone.
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

    /// <returns>False if one of several writes must be undone; nothing is written then.</returns>
    private async Task<bool> TryCommitAsync(List<PendingWrite> batch)
    {
        var session = sessions.Rent();
        try
        {
            await session.ExecuteAsync(Begin, CancellationToken.None);
            foreach (var write in batch)
            {
                var changes = ChangesOf(session);
                await write.RunAsync(session);
                session.Clear();
                if (!write.Failed || ChangesOf(session) == changes)
                    continue;
                await session.ExecuteAsync(Rollback, CancellationToken.None);
                sessions.Return(session);
                if (batch.Count == 1)
                    write.Succeed();
                return batch.Count == 1;
            }
            await session.ExecuteAsync(Commit, CancellationToken.None);
            sessions.Return(session);
        }
        catch (Exception)
        {
            // Closing it rolls back.
            session.Dispose();
            if (batch.Count > 1)
                return false;
            throw;
        }
        batch.ForEach(write => write.Succeed());
        return true;
    }

    /// <summary>How many rows the connection has changed in its life.</summary>
    private static int ChangesOf(DatabaseSession session) => raw.sqlite3_total_changes(((SqliteConnection)session.Connection).Handle);
}
