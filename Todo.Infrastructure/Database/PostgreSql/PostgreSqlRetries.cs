using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Npgsql.EntityFrameworkCore.PostgreSQL;

namespace Todo.Infrastructure.Database.PostgreSql;

/// <summary>Retries after faults that the driver considers transient, except a full disk, which does not recover within seconds.</summary>
internal sealed class PostgreSqlRetries(ExecutionStrategyDependencies dependencies)
    : NpgsqlRetryingExecutionStrategy(dependencies, Retries, MaxRetryDelay, errorCodesToAdd: null)
{
    private const int Retries = 4;

    /// <summary>The maximum delay. All retries together must take less time than the request timeout.</summary>
    private static new readonly TimeSpan MaxRetryDelay = TimeSpan.FromSeconds(2);

    protected override bool ShouldRetryOn(Exception? exception) => exception switch
    {
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => false,
        // A migration has changed the table of a prepared statement; the driver prepares it again.
        PostgresException { SqlState: PostgresErrorCodes.FeatureNotSupported, Routine: "RevalidateCachedQuery" } => true,
        not null when PostgreSqlFaults.IsLostConnection(exception) => true,
        _ => base.ShouldRetryOn(exception),
    };
}
