using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore.Storage;
using Todo.Application.Abstractions;

namespace Todo.Infrastructure.Persistence.SqlServer;

internal sealed class SqlServerFaults : IDatabaseFaults
{
    private const byte FatalClass = 17;

    public DatabaseFault Classify(Exception exception) => exception switch
    {
        // The retries are used up.
        RetryLimitExceededException => DatabaseFault.Unavailable,
        _ => exception.GetBaseException() switch
        {
            // 1105 and 9002: the data file or the log is full.
            SqlException { Number: 1105 or 9002 } => DatabaseFault.Full,
            // From 17 on the server lacks something; 0 and -2 are the driver's own, a lost connection and a timeout;
            // 4060 and 18456: the database or the login is not there (yet).
            SqlException { Class: >= FatalClass } or SqlException { Number: 0 or -2 or 4060 or 18456 } => DatabaseFault.Unavailable,
            _ => DatabaseFault.None,
        },
    };
}
