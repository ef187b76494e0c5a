using Microsoft.Extensions.Logging;
using Todo.Infrastructure.Common;

namespace Todo.Infrastructure.Database.Sqlite;

/// <summary>
/// Remembers which file was opened first. Open connections go on with a file that has been moved away or replaced, and what they
/// write is lost with it: from then on writes are refused. It stays so even when the file is back, since meanwhile another program
/// may have removed the write-ahead log; a new start opens whatever is there then.
/// </summary>
internal sealed partial class SqliteFileGuard(SqliteDatabase database, ILogger<SqliteFileGuard> logger)
{
    private readonly Lock _remembering = new();
    private FileIdentity? _opened;
    private bool _isReplaced;

    /// <summary>Whether the path leads, or once led, to another file than at first or to none.</summary>
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

    /// <summary>To be called when the file is open.</summary>
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

    [LoggerMessage(1202, LogLevel.Error, "{Path} has been moved away or replaced while the program runs: "
        + "writes are refused from now on. Put the right file in its place, and restart the program")]
    private static partial void LogReplaced(ILogger logger, string path);
}
