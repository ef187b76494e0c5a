using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Npgsql.EntityFrameworkCore.PostgreSQL;

namespace Todo.Infrastructure.Database.PostgreSql;

/// <summary>Tries again after the faults that the driver calls passing, but for a full disk: it is not emptied within seconds.</summary>
internal sealed class PostgreSqlRetries(ExecutionStrategyDependencies dependencies)
    : NpgsqlRetryingExecutionStrategy(dependencies, Retries, MaxRetryDelay, errorCodesToAdd: null)
{
    private const int Retries = 4;

    /// <summary>All retries together take less time than a request may.</summary>
    private static new readonly TimeSpan MaxRetryDelay = TimeSpan.FromSeconds(2);

    protected override bool ShouldRetryOn(Exception? exception) => exception switch
    {
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => false,
        // A migration has changed a table under a prepared statement, which the driver prepares anew.
        PostgresException { SqlState: PostgresErrorCodes.FeatureNotSupported, Routine: "RevalidateCachedQuery" } => true,
        not null when PostgreSqlFaults.IsLostConnection(exception) => true,
        _ => base.ShouldRetryOn(exception),
    };
}
