using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore.Storage;
using Todo.Application.Common;

namespace Todo.Infrastructure.Database.SqlServer;

internal sealed class SqlServerFaults : IDatabaseFaults
{
    /// <summary>From this severity on, the server lacks resources or the connection is lost.</summary>
    private const byte FatalClass = 17;

    public DatabaseFault Classify(Exception exception)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            switch (inner)
            {
                // The driver wraps the exception of the socket.
                case SqlException sql:
                    return Classify(sql.Number, sql.Class);
                // The retries are exhausted, or were not possible.
                case UnreachableDatabaseException or RetryLimitExceededException or UnknownOutcomeException:
                // No pooled connection became available in time.
                case InvalidOperationException { Source: "Microsoft.Data.SqlClient" }:
                    return DatabaseFault.Unavailable;
            }
        }
        return DatabaseFault.None;
    }

    internal static DatabaseFault Classify(int number, byte severity) => number switch
    {
        // The data file or the log is full.
        1101 or 1105 or 9002 => DatabaseFault.Full,
        // Errors of the driver: a canceled command or a lost connection, and a timeout.
        0 or -2 => DatabaseFault.Unavailable,
        // The database or the login does not exist (yet).
        4060 or 4064 or 18456 => DatabaseFault.Unavailable,
        // The database is read-only, or starting, recovering, offline or being restored.
        3906 or 922 or 924 or 927 or 942 or 952 => DatabaseFault.Unavailable,
        // A secondary of an availability group, or a replica that is changing its role.
        976 or 978 or 979 or 982 or 983 or 988 => DatabaseFault.Unavailable,
        // The server is shutting down.
        6005 => DatabaseFault.Unavailable,
        // A deadlock, or a lock that was not granted in time.
        1205 or 1222 => DatabaseFault.Unavailable,
        _ => severity >= FatalClass ? DatabaseFault.Unavailable : DatabaseFault.None,
    };
}
