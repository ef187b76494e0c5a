namespace Todo.Infrastructure.Persistence.Sqlite;

internal sealed class SqliteServer(SqliteDatabase database, IWriteGate gate) : IDatabaseServer, IDisposable
{
    private const int MaxTries = 200;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

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

    /// <summary>Not the lock of writers: that is for the time of a statement, this for a whole migration.</summary>
    public async Task<IAsyncDisposable> LockAsync(TodoDbContext context, CancellationToken cancellationToken)
    {
        var path = database.FilePath + "-migration";
        return await PatientlyAsync(
            () => Task.FromResult(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None)), cancellationToken);
    }

    public async Task AttachAsync(CancellationToken cancellationToken)
    {
        database.CreateFolder();
        _presence ??= SqlitePresence.Share(database);
        // Opens the lock of writers before there is a request that needs it: the framework refuses to open a file that another
        // process has locked at that moment.
        using (await PatientlyAsync(() => gate.EnterAsync(cancellationToken).AsTask(), cancellationToken))
            return;
    }

    public void Dispose() => _presence?.Dispose();

    private static async Task<T> PatientlyAsync<T>(Func<Task<T>> open, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await open();
            }
            catch (IOException) when (tries < MaxTries)
            {
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }
}
