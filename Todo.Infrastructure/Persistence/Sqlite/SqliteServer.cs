namespace Todo.Infrastructure.Persistence.Sqlite;

internal sealed class SqliteServer(SqliteDatabase database, IWriteGate gate) : IDatabaseServer, IDisposable
{
    private FileStream? _presence;

    public Task PrepareAsync(TodoDbContext context, CancellationToken cancellationToken)
    {
        database.CreateFolder();
        using var connection = database.Open();
        using var command = connection.CreateCommand();
        // Readers and the writer do not wait for each other; the file remembers it.
        command.CommandText = "PRAGMA journal_mode = WAL";
        command.ExecuteNonQuery();
        return Task.CompletedTask;
    }

    public async Task<IAsyncDisposable> LockAsync(TodoDbContext context, CancellationToken cancellationToken) =>
        new Turn(await gate.EnterAsync(cancellationToken));

    public void Attach()
    {
        database.CreateFolder();
        _presence ??= SqlitePresence.Share(database);
    }

    public void Dispose() => _presence?.Dispose();

    private sealed class Turn(IDisposable turn) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            turn.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
