using Microsoft.Extensions.Logging;
using Todo.Infrastructure.Common;

namespace Todo.Infrastructure.Database.Sqlite;

/// <summary>
/// Detects that the database file was moved away or replaced. Open connections would keep writing to the old file, and these writes
/// would be lost, so writes are rejected from then on. This also holds after the file is back, because another program may have removed
/// the write-ahead log in the meantime. A restart opens the current file.
/// </summary>
internal sealed partial class SqliteFileGuard(SqliteDatabase database, ILogger<SqliteFileGuard> logger)
{
    private readonly Lock _remembering = new();
    private FileIdentity? _opened;
    private bool _isReplaced;

    /// <summary>Whether the path has ever led to another file than at first, or to none.</summary>
    public bool IsReplaced()
    {
        var found = FileStatus.Find(database.FilePath)?.Identity;
        lock (_remembering)
        {
            if (_isReplaced || _opened is null || found == _opened)
                return _isReplaced;
            LogReplaced(logger, database.FilePath);
            return _isReplaced = true;
        }
    }

    /// <summary>Records the file on the first call, which must follow its opening.</summary>
    public void Remember()
    {
        var found = FileStatus.Find(database.FilePath)?.Identity;
        lock (_remembering)
            _opened ??= found;
    }

    /// <exception cref="DatabaseReplacedException">The file is not the one that was opened first.</exception>
    public void Check()
    {
        if (IsReplaced())
            throw new DatabaseReplacedException(database.FilePath);
    }

    [LoggerMessage(1202, LogLevel.Error, "{Path} was moved away or replaced while the program was running: "
    + "writes are rejected from now on. Restore the right file, and restart the program")]
    private static partial void LogReplaced(ILogger logger, string path);
}
