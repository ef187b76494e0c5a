using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Todo.Infrastructure.Database.PostgreSql;

internal sealed class PostgreSqlSetup(PostgreSqlDatabase database) : IDatabaseSetup
{
    /// <summary>"todo" in ASCII, followed by an arbitrary number.</summary>
    private const string TakeLock = "SELECT pg_advisory_xact_lock(1953457263, 1)";

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
        catch (PostgresException exception)
            when (exception.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another process created it first.
        }
    }

    /// <summary>
    /// Locks in a transaction on a separate connection. Unlike a session lock, this also works through a pooler that assigns a session
    /// to each transaction.
    /// </summary>
    public async Task<IAsyncDisposable> LockAsync(TodoDbContext context, CancellationToken cancellationToken)
    {
        var connection = database.CreateConnection();
        try
        {
            await connection.OpenAsync(cancellationToken);
            await connection.BeginTransactionAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = TakeLock;
            await command.ExecuteNonQueryAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Does nothing: the server itself prevents replacing a database that is in use.</summary>
    public Task AttachAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Does nothing: readers never wait for writers, regardless of the settings.</summary>
    public Task CheckSettingsAsync(ITodoDbContextFactory contexts, CancellationToken cancellationToken) => Task.CompletedTask;
}
