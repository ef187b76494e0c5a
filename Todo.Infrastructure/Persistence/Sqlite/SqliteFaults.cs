using Microsoft.Data.Sqlite;
using SQLitePCL;
using Todo.Application.Abstractions;

namespace Todo.Infrastructure.Persistence.Sqlite;

internal sealed class SqliteFaults : IDatabaseFaults
{
    public DatabaseFault Classify(Exception exception) => exception.GetBaseException() switch
    {
        SqliteException { SqliteErrorCode: raw.SQLITE_FULL } => DatabaseFault.Full,
        SqliteException
        {
            SqliteErrorCode: raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_PROTOCOL or raw.SQLITE_CANTOPEN
                or raw.SQLITE_READONLY or raw.SQLITE_IOERR or raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB,
        } => DatabaseFault.Unavailable,
        // The folder of the database, or the file that writers lock.
        IOException or UnauthorizedAccessException => DatabaseFault.Unavailable,
        _ => DatabaseFault.None,
    };
}
