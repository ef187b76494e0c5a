using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Todo.Infrastructure.Database.PostgreSql;

internal sealed class PostgreSqlSetup(PostgreSqlDatabase database) : IDatabaseSetup
{
    /// <summary>"todo" in ASCII, and any number.</summary>
    private const string TakeLock = "SELECT pg_advisory_xact_lock(1953457263, 1)";

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
        catch (PostgresException exception)
            when (exception.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another process was faster.
        }
    }

    /// <summary>
    /// In a transaction on a connection of its own: unlike a lock of a session, it also works through a pooler that gives each
    /// transaction another session.
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

    /// <summary>The server itself keeps a database in use from being replaced.</summary>
    public Task AttachAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Readers never wait for writers, whatever is set.</summary>
    public Task CheckSettingsAsync(TodoDbContext context, CancellationToken cancellationToken) => Task.CompletedTask;
}
