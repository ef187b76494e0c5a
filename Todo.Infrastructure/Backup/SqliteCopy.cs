using Microsoft.Data.Sqlite;
using Todo.Infrastructure.Common;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Database.Sqlite;

namespace Todo.Infrastructure.Backup;

/// <summary>Checks and prepares the database file of a backup, which no server has open.</summary>
internal static class SqliteCopy
{
    /// <summary>The number of ids to skip in each table, for ids that an unreadable database may have assigned since the backup.</summary>
    private const long IdLeap = 1_000_000;

    public static SqliteConnection Open(string path, SqliteOpenMode mode = SqliteOpenMode.ReadWriteCreate)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, ForeignKeys = true }.ToString());
        connection.Open();
        return connection;
    }

    /// <exception cref="BackupException">The file is damaged, or is not a database of this program.</exception>
    public static void Check(string path)
    {
        try
        {
            using var connection = Open(path);
            if (connection.Scalar("PRAGMA integrity_check") is not "ok" || connection.Scalar("PRAGMA foreign_key_check") is not null)
                throw new BackupException("The database is damaged: SQLite's integrity check fails.");
            if (connection.Scalar("SELECT minimum_level FROM schema_level") is not long level || level > SchemaLevel.Supported)
                throw new DatabaseTooNewException();
        }
        catch (SqliteException exception)
        {
            throw new BackupException($"It is not a database of this program: {exception.Message}", exception);
        }
    }

    /// <summary>
    /// Deletes all sessions, and ensures that ids assigned since the backup are not assigned again: clients may still have them, in
    /// URLs or in tokens.
    /// </summary>
    public static void PrepareForRestore(string path, string replacedPath)
    {
        var given = GivenIds(replacedPath);
        using var connection = Open(path);
        using var transaction = connection.BeginTransaction();
        connection.Execute("DELETE FROM sessions");
        // A table without a row in sqlite_sequence has never assigned an id, and would start at 1.
        connection.Execute("INSERT INTO sqlite_sequence (name, seq) SELECT name, 0 FROM sqlite_master"
            + " WHERE type = 'table' AND sql LIKE '%AUTOINCREMENT%' AND name NOT IN (SELECT name FROM sqlite_sequence)");
        connection.Execute($"UPDATE sqlite_sequence SET seq = seq + {IdLeap}");
        foreach (var (table, last) in given)
            connection.Execute("UPDATE sqlite_sequence SET seq = max(seq, $last) WHERE name = $table", ("$last", last), ("$table", table));
        // A cursor of the changes from after the backup is never valid again. Backups of earlier releases have no such column.
        if (connection.Scalar("SELECT 1 FROM pragma_table_info('users') WHERE name = 'forgotten_seq'") is not null)
            connection.Execute($"UPDATE users SET change_seq = change_seq + {IdLeap}, forgotten_seq = change_seq + {IdLeap} WHERE id > 0");
        transaction.Commit();
    }

    /// <summary>Reads the last ids of the database that is replaced, if it is readable.</summary>
    private static List<(string Table, long Last)> GivenIds(string path)
    {
        var given = new List<(string, long)>();
        if (!File.Exists(path))
            return given;
        try
        {
            using var connection = Open(path, SqliteOpenMode.ReadWrite);
            using var command = connection.CreateCommand("SELECT name, seq FROM sqlite_sequence");
            using var reader = command.ExecuteReader();
            while (reader.Read())
                given.Add((reader.GetString(0), reader.GetInt64(1)));
        }
        catch (SqliteException)
        {
            // Damaged, which may be the reason for the restore: rely on the skipped ids.
        }
        return given;
    }
}
