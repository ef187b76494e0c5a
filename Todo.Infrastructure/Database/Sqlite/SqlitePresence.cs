using Todo.Infrastructure.Common;

namespace Todo.Infrastructure.Database.Sqlite;

/// <summary>
/// A lock file next to the database that indicates whether servers use it: each running server holds a shared lock, and a restore
/// holds an exclusive one. The operating system releases it when a process dies.
/// </summary>
internal static class SqlitePresence
{
    public static FileStream Share(SqliteDatabase database) =>
        PrivateFiles.OpenLock(PathOf(database), FileAccess.Read, FileShare.Read);

    /// <exception cref="DatabaseInUseException">A server is running.</exception>
    public static FileStream TakeAlone(SqliteDatabase database)
    {
        try
        {
            return PrivateFiles.OpenLock(PathOf(database), FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception)
        {
            throw new DatabaseInUseException(database.FilePath, exception);
        }
    }

    /// <summary>The path of the lock file.</summary>
    public static string PathOf(SqliteDatabase database) => database.RealPath + "-in-use";
}
