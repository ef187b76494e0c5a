namespace Todo.Infrastructure.Database.Sqlite;

/// <summary>
/// Admits one writer at a time: with a queue within this process, and with a lock file next to the database across processes. SQLite
/// itself polls for its lock, which makes some writers wait for seconds (docs/decisions/0007).
/// </summary>
internal sealed class SqliteWriteGate(SqliteDatabase database) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly CrossProcessLock _lock = new(database.LockPath);

    public async ValueTask<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await _lock.EnterAsync(cancellationToken);
        }
        catch
        {
            _turn.Release();
            throw;
        }
        return new Turn(this);
    }

    public void Dispose()
    {
        _turn.Dispose();
        _lock.Dispose();
    }

    private sealed class Turn(SqliteWriteGate gate) : IDisposable
    {
        private SqliteWriteGate? _gate = gate;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _gate, null) is not { } entered)
                return;
            entered._lock.Exit();
            entered._turn.Release();
        }
    }
}
