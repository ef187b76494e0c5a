using Microsoft.Data.Sqlite;
using Todo.Infrastructure.Common;

namespace Todo.Infrastructure.Database.Sqlite;

internal sealed class SqliteSetup(SqliteDatabase database) : IDatabaseSetup, IDisposable
{
    private const int MaxTries = 200;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private FileStream? _presence;

    public async Task<bool> EnsureCurrentAsync(CancellationToken cancellationToken)
    {
        Prepare();
        await using (await LockAsync(cancellationToken))
        {
            using var connection = database.Open();
            return SqliteCurrentSchema.Ensure(connection);
        }
    }

    public Task<bool> IsCurrentAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var connection = database.Open();
            return Task.FromResult(SqliteCurrentSchema.IsCurrent(connection));
        }
        catch (SqliteException)
        {
            // EF Core says what it is.
            return Task.FromResult(false);
        }
    }

    public Task PrepareAsync(TodoDbContext context, CancellationToken cancellationToken)
    {
        Prepare();
        return Task.CompletedTask;
    }

    public Task<IAsyncDisposable> LockAsync(TodoDbContext context, CancellationToken cancellationToken) => LockAsync(cancellationToken);

    public Task AttachAsync(CancellationToken cancellationToken)
    {
        database.CreateFolder();
        _presence ??= SqlitePresence.Share(database);
        return Task.CompletedTask;
    }

    /// <summary>Does nothing: the program itself applies the relevant settings.</summary>
    public Task CheckSettingsAsync(ITodoDbContextFactory contexts, CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _presence?.Dispose();

    private void Prepare()
    {
        database.CreateFolder();
        database.CreateFile();
        using var connection = database.Open();
        if (SqliteDatabase.IsReadOnly(connection))
            throw new UnauthorizedAccessException("The file is read-only.");
        // Readers and the writer do not wait for each other. The file stores this mode.
        connection.Execute("PRAGMA journal_mode = WAL");
    }

    /// <summary>A separate lock from that of writers, because it is held for a whole migration instead of a statement.</summary>
    private async Task<IAsyncDisposable> LockAsync(CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return PrivateFiles.OpenLock(database.RealPath + "-migration", FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (tries < MaxTries)
            {
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }
}
