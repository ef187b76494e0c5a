using Todo.Infrastructure.Common;

namespace Todo.Infrastructure.Database.Sqlite;

/// <summary>
/// The file beside the database that tells whether servers use it: each shares it while it runs, whoever replaces the database has it
/// alone. The system frees it when a process dies.
/// </summary>
internal static class SqlitePresence
{
    public static FileStream Share(SqliteDatabase database) =>
        PrivateFiles.OpenLock(PathOf(database), FileAccess.Read, FileShare.Read);

    /// <exception cref="DatabaseInUseException">A server runs.</exception>
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

    private static string PathOf(SqliteDatabase database) => database.RealPath + "-in-use";
}
