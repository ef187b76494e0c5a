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
            // A lost connection, a timeout, no connection of the pool in time. One that is in use is a mistake of the program.
            if (IsLostConnection(inner))
                return DatabaseFault.Unavailable;
            if (inner is NpgsqlException and not (PostgresException or NpgsqlOperationInProgressException))
                return DatabaseFault.Unavailable;
        }
        return exception is UnknownOutcomeException or UnreachableDatabaseException ? DatabaseFault.Unavailable : DatabaseFault.None;
    }

    /// <summary>
    /// What Npgsql 10 throws, instead of an exception of its own, when it finds the connection lost while it prepares a statement.
    /// </summary>
    internal static bool IsLostConnection(Exception exception) => exception is NullReferenceException { Source: nameof(Npgsql) };

    /// <summary>Appendix A of PostgreSQL's manual: the first two characters are a class of codes.</summary>
    internal static DatabaseFault Classify(string state) => state switch
    {
        PostgresErrorCodes.DiskFull => DatabaseFault.Full,
        // A standby; a transaction that idled too long, or took too long; a database that is not there (yet).
        PostgresErrorCodes.ReadOnlySqlTransaction or "25P03" or "25P04"
            or PostgresErrorCodes.InvalidCatalogName => DatabaseFault.Unavailable,
        _ => state[..2] switch
        {
            // The connection, the login; conflicts and deadlocks that the retries did not get past, locks not granted in time.
            "08" or "28" or "40" or "55" => DatabaseFault.Unavailable,
            // Resources; shutdown, crash, start and canceled statements; the system under the server; damaged data.
            "53" or "57" or "58" or "XX" => DatabaseFault.Unavailable,
            _ => DatabaseFault.None,
        },
    };
}
