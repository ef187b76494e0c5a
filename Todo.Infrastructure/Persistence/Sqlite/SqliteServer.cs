namespace Todo.Infrastructure.Persistence.Sqlite;

internal sealed class SqliteServer(SqliteDatabase database, IWriteGate gate) : IDatabaseServer
{
    public Task PrepareAsync(CancellationToken cancellationToken)
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

    private sealed class Turn(IDisposable turn) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            turn.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
