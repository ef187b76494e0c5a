using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Todo.Infrastructure.Database.SqlServer;

internal sealed class SqlServerSetup : IDatabaseSetup
{
    private const string LockName = "todo-migrations";
    private const int DatabaseExists = 1801;

    /// <summary>Makes the database where it is missing and the login may: the lock can be held in an existing one only.</summary>
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
            // Another process was faster.
        }
    }

    public async Task<IAsyncDisposable> LockAsync(TodoDbContext context, CancellationToken cancellationToken)
    {
        // Opened here, so that migrating uses the same connection: the lock belongs to it.
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

    /// <summary>The server itself keeps a database in use from being replaced.</summary>
    public Task AttachAsync(CancellationToken cancellationToken) => Task.CompletedTask;

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
