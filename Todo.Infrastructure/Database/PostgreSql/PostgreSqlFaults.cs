using Npgsql;
using Todo.Application.Common;

namespace Todo.Infrastructure.Database.PostgreSql;

internal sealed class PostgreSqlFaults : IDatabaseFaults
{
    public DatabaseFault Classify(Exception exception)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            if (inner is PostgresException answer && Classify(answer.SqlState) is not DatabaseFault.None and var fault)
                return fault;
            // A lost connection, a timeout, or an exhausted pool. A connection that is already in use is a bug.
            if (IsLostConnection(inner))
                return DatabaseFault.Unavailable;
            if (inner is NpgsqlException and not (PostgresException or NpgsqlOperationInProgressException))
                return DatabaseFault.Unavailable;
        }
        return exception is UnknownOutcomeException or UnreachableDatabaseException ? DatabaseFault.Unavailable : DatabaseFault.None;
    }

    /// <summary>Returns whether this is the exception that Npgsql 10 throws when it finds the connection lost while preparing a statement.</summary>
    internal static bool IsLostConnection(Exception exception) => exception is NullReferenceException { Source: nameof(Npgsql) };

    /// <summary>PostgreSQL manual, appendix A: the first two characters of a code are its class.</summary>
    internal static DatabaseFault Classify(string state) => state switch
    {
        PostgresErrorCodes.DiskFull => DatabaseFault.Full,
        // A standby; a transaction that was idle or running for too long; a database that does not exist (yet).
        PostgresErrorCodes.ReadOnlySqlTransaction or "25P03" or "25P04"
            or PostgresErrorCodes.InvalidCatalogName => DatabaseFault.Unavailable,
        _ => state[..2] switch
        {
            // The connection or login failed; conflicts and deadlocks despite retries; locks not granted in time.
            "08" or "28" or "40" or "55" => DatabaseFault.Unavailable,
            // Insufficient resources; shutdown, crash, startup and canceled statements; system errors; damaged data.
            "53" or "57" or "58" or "XX" => DatabaseFault.Unavailable,
            _ => DatabaseFault.None,
        },
    };
}
