using Microsoft.Data.Sqlite;
using SQLitePCL;
using Todo.Application.Common;

namespace Todo.Infrastructure.Database.Sqlite;

internal sealed class SqliteFaults : IDatabaseFaults
{
    /// <summary>ENOSPC and EDQUOT; on Windows, ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL.</summary>
    private static readonly HashSet<int> FullCodes = [28, 122, unchecked((int)0x80070070), unchecked((int)0x80070027)];

    public DatabaseFault Classify(Exception exception) => exception.GetBaseException() switch
    {
        SqliteException { SqliteErrorCode: raw.SQLITE_FULL } => DatabaseFault.Full,
        // The shared-memory file of readers and the writer could not grow.
        SqliteException { SqliteExtendedErrorCode: raw.SQLITE_IOERR_SHMSIZE } => DatabaseFault.Full,
        SqliteException
        {
            SqliteErrorCode: raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_PROTOCOL or raw.SQLITE_CANTOPEN
                or raw.SQLITE_READONLY or raw.SQLITE_IOERR or raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB or raw.SQLITE_PERM,
        } => DatabaseFault.Unavailable,
        // Errors of the database's folder or of the lock file.
        IOException io when FullCodes.Contains(io.HResult) => DatabaseFault.Full,
        IOException or UnauthorizedAccessException => DatabaseFault.Unavailable,
        _ => exception is UnknownOutcomeException or DatabaseBusyException or DatabaseReplacedException ? DatabaseFault.Unavailable : DatabaseFault.None,
    };
}
