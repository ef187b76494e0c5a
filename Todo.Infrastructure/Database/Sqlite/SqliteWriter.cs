using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Hosting;

namespace Todo.Infrastructure.Database.Sqlite;

/// <summary>
/// Group commit: the writes that wait for the gate share one transaction and its cost, above all the wait for the disk. No caller
/// gets a result before the commit. A write that is canceled before it starts is not written.
/// </summary>
internal sealed class SqliteWriter : IWriteProgress, IDisposable
{
    /// <summary>Limits a batch, so that no write waits long for the previous ones, and other processes get their turn.</summary>
    private const int MaxBatch = 64;

    /// <summary>Ends a batch of writes that take long, so that those before in it do not wait for them all.</summary>
    private static readonly TimeSpan MaxDuration = TimeSpan.FromMilliseconds(10);

    /// <summary>How long a started write waits for another program when it is rerun alone.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>How long writes keep waiting for their turn after the stop signal: longer than a delivery to a webhook may still take.</summary>
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(7);

    private readonly SqliteSessions _sessions;
    private readonly SqliteWriteGate _gate;
    private readonly SqliteFileGuard _file;
    private readonly ConcurrentQueue<PendingWrite> _waiting = new();
    private readonly CancellationTokenSource _stopped = new();
    private readonly CancellationTokenRegistration _stopping;
    private int _isRunning;
    private long _lastProgress = Environment.TickCount64;

    public SqliteWriter(SqliteSessions sessions, SqliteWriteGate gate, SqliteFileGuard file, IHostApplicationLifetime lifetime)
    {
        (_sessions, _gate, _file) = (sessions, gate, file);
        _stopping = lifetime.ApplicationStopping.UnsafeRegister(
            static stopped => ((CancellationTokenSource)stopped!).CancelAfter(StopPatience), _stopped);
    }

    public bool IsRefused => _file.IsReplaced();

    public TimeSpan Stalled => _waiting.TryPeek(out var oldest)
        ? TimeSpan.FromMilliseconds(Environment.TickCount64 - Math.Max(oldest.Since, Volatile.Read(ref _lastProgress)))
        : TimeSpan.Zero;

    public ValueTask<T> WriteAsync<T>(
        Func<DatabaseSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        var write = new PendingWrite<T>(work, cancellationToken);
        _waiting.Enqueue(write);
        Start();
        return new(write.Outcome);
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _stopped.Dispose();
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
        // A full fence: without it, the check of the queue may happen before other threads see the 0, and a write that arrives in
        // between would neither start a writer nor be seen here.
        Interlocked.Exchange(ref _isRunning, 0);
        if (!_waiting.IsEmpty)
            Start();
    }

    private async Task WriteBatchAsync()
    {
        var batch = new List<PendingWrite>();
        try
        {
            using var turn = await _gate.EnterAsync(_stopped.Token);
            if (!await TryCommitAsync(batch))
                await WriteEachAsync(batch);
            Volatile.Write(ref _lastProgress, Environment.TickCount64);
        }
        catch (Exception exception)
        {
            var cause = exception is OperationCanceledException ? new DatabaseBusyException("The server is stopping.") : exception;
            // None of them was written, and without a turn, neither can those in the queue be.
            while (batch.Count == 0 && _waiting.TryDequeue(out var write))
                FailIfWaiting(write, cause);
            batch.ForEach(write => write.Fail(cause));
        }
    }

    /// <summary>Runs the queued writes in one transaction.</summary>
    /// <returns>False if one of several writes must be rolled back; in that case nothing is written.</returns>
    private async Task<bool> TryCommitAsync(List<PendingWrite> batch)
    {
        var session = _sessions.Rent();
        try
        {
            // Dequeue them only now: until the transaction has begun, each caller can cancel.
            if (await SqliteTransaction.TryBeginAsync(session, DropThoseThatStopped, _stopped.Token))
            {
                if (!await TryRunWaitingAsync(session, batch))
                    return false;
            }
            _sessions.Return(session);
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

    /// <summary>Runs queued writes and commits, or rolls back, returns the session to the pool and returns false.</summary>
    private async Task<bool> TryRunWaitingAsync(DatabaseSession session, List<PendingWrite> batch)
    {
        var start = Stopwatch.GetTimestamp();
        while (batch.Count < MaxBatch && Stopwatch.GetElapsedTime(start) < MaxDuration && _waiting.TryDequeue(out var write))
        {
            if (!write.TryBegin())
                continue;
            batch.Add(write);
            if (await TryRunAsync(session, write))
                continue;
            await SqliteTransaction.RollbackAsync(session);
            if (batch.Count == 1)
                return true;
            _sessions.Return(session);
            return false;
        }
        await CommitAsync(session);
        return true;
    }

    /// <summary>Runs the write.</summary>
    /// <returns>False if it must be rolled back.</returns>
    private static async Task<bool> TryRunAsync(DatabaseSession session, PendingWrite write)
    {
        var changes = SqliteTransaction.ChangesOf(session);
        await write.RunAsync(session);
        session.Clear();
        return !write.Failed || SqliteTransaction.ChangesOf(session) == changes;
    }

    private Task<int> CommitAsync(DatabaseSession session)
    {
        _file.Check();
        return SqliteTransaction.CommitAsync(session);
    }

    /// <summary>Reruns each write alone after one of them forced a rollback of the batch, so that only that one fails.</summary>
    private async Task WriteEachAsync(List<PendingWrite> batch)
    {
        foreach (var write in batch)
        {
            var session = _sessions.Rent();
            try
            {
                var until = Environment.TickCount64 + (long)Patience.TotalMilliseconds;
                if (!await SqliteTransaction.TryBeginAsync(session, () => Environment.TickCount64 < until, _stopped.Token))
                    throw new DatabaseBusyException("Another program is writing to the database.");
                await (await TryRunAsync(session, write) ? CommitAsync(session) : SqliteTransaction.RollbackAsync(session));
                _sessions.Return(session);
                write.Succeed();
            }
            catch (Exception exception)
            {
                session.Dispose();
                write.Fail(exception);
            }
        }
    }

    /// <summary>Drops canceled writes at the head of the queue, and returns whether a write is left.</summary>
    private bool DropThoseThatStopped()
    {
        while (_waiting.TryPeek(out var oldest) && oldest.HasStopped)
            _waiting.TryDequeue(out _);
        return !_waiting.IsEmpty;
    }

    private static void FailIfWaiting(PendingWrite write, Exception cause)
    {
        if (write.TryBegin())
            write.Fail(cause);
    }
}
