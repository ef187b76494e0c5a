using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore.Storage;
using Todo.Application.Common;

namespace Todo.Infrastructure.Database.SqlServer;

internal sealed class SqlServerFaults : IDatabaseFaults
{
    /// <summary>From this class on the server lacks something, or the connection is lost.</summary>
    private const byte FatalClass = 17;

    public DatabaseFault Classify(Exception exception) => exception switch
    {
        // The retries are used up, or could not be made.
        RetryLimitExceededException or UnknownOutcomeException => DatabaseFault.Unavailable,
        _ => exception.GetBaseException() switch
        {
            SqlException sql => Classify(sql.Number, sql.Class),
            // No connection of the pool became free in time.
            InvalidOperationException { Source: "Microsoft.Data.SqlClient" } => DatabaseFault.Unavailable,
            _ => DatabaseFault.None,
        },
    };

    internal static DatabaseFault Classify(int number, byte severity) => number switch
    {
        // The data file or the log is full.
        1101 or 1105 or 9002 => DatabaseFault.Full,
        // The driver's own: a lost connection, a timeout.
        0 or -2 => DatabaseFault.Unavailable,
        // The database or the login is not there (yet).
        4060 or 18456 => DatabaseFault.Unavailable,
        // Read-only, or the secondary of an availability group.
        3906 or 976 or 978 or 983 => DatabaseFault.Unavailable,
        // A deadlock, or a lock not granted in time.
        1205 or 1222 => DatabaseFault.Unavailable,
        _ => severity >= FatalClass ? DatabaseFault.Unavailable : DatabaseFault.None,
    };
}
