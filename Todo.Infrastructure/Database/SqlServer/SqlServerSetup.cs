using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;

namespace Todo.Infrastructure.Database.SqlServer;

internal sealed partial class SqlServerSetup(ILogger<SqlServerSetup> logger) : IDatabaseSetup
{
    private const string LockName = "todo-migrations";
    private const int DatabaseExists = 1801;

    /// <summary>Creates the database if it is missing and the login has the right to, because the lock requires an existing database.</summary>
    public async Task PrepareAsync(TodoDbContext context, CancellationToken cancellationToken)
    {
        var creator = context.GetService<IRelationalDatabaseCreator>();
        if (await creator.ExistsAsync(cancellationToken))
            return;
        try
        {
            await creator.CreateAsync(cancellationToken);
        }
        catch (SqlException exception) when (exception.Number == DatabaseExists)
        {
            // Another process created it first.
        }
    }

    public async Task<IAsyncDisposable> LockAsync(TodoDbContext context, CancellationToken cancellationToken)
    {
        // Opened here, so that the migration uses the same connection, which owns the lock.
        await context.Database.OpenConnectionAsync(cancellationToken);
        await context.Database.ExecuteSqlInterpolatedAsync(
            $"""
            DECLARE @result int;
            EXEC @result = sp_getapplock @Resource = {LockName}, @LockMode = 'Exclusive', @LockOwner = 'Session', @LockTimeout = 20000;
            IF @result < 0 RAISERROR('Another process is still migrating the database.', 16, 1);
            """,
            cancellationToken);
        return new Turn(context);
    }

    /// <summary>Does nothing: the server itself prevents replacing a database that is in use.</summary>
    public Task AttachAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task CheckSettingsAsync(ITodoDbContextFactory contexts, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        var snapshots = await context.Database
            .SqlQuery<bool>($"SELECT is_read_committed_snapshot_on AS Value FROM sys.databases WHERE database_id = DB_ID()")
            .ToListAsync(cancellationToken);
        // If the login cannot see the setting, there is no row, which means nothing.
        if (snapshots.Contains(false))
            LogNoSnapshots(logger);
    }

    [LoggerMessage(1204, LogLevel.Warning, "READ_COMMITTED_SNAPSHOT is off: reads wait for writes, and can deadlock with them. "
        + "Run: ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE")]
    private static partial void LogNoSnapshots(ILogger logger);

    private sealed class Turn(TodoDbContext context) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await context.Database.ExecuteSqlInterpolatedAsync(
                $"EXEC sp_releaseapplock @Resource = {LockName}, @LockOwner = 'Session'");
            await context.Database.CloseConnectionAsync();
        }
    }
}
