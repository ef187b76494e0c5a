using Microsoft.Data.Sqlite;

namespace Todo.Infrastructure.Database.Sqlite;

/// <summary>
/// The schema after all migrations, as SQL: <c>current-schema.sql</c>. With it, a new database is created and a current one recognized
/// without EF Core, whose model and migrations take a third of the start. A test compares it with the result of the migrations.
/// </summary>
internal static class SqliteCurrentSchema
{
    private const string Resource = "current-schema.sql";
    private const string MigrationStart = "INSERT INTO \"__EFMigrationsHistory\" VALUES('";

    /// <summary>Creates the schema if the database is empty; otherwise changes nothing.</summary>
    /// <returns>Whether the database has exactly the migrations of this program. If not, EF Core migrates or refuses it.</returns>
    public static bool Ensure(SqliteConnection connection)
    {
        var script = Read();
        using var transaction = connection.BeginTransaction(deferred: true);
        if (Scalar(connection, "SELECT COUNT(*) FROM sqlite_master") is 0L)
        {
            using var create = Command(connection, script);
            create.ExecuteNonQuery();
            transaction.Commit();
            return true;
        }
        return Scalar(connection, "SELECT COUNT(*) FROM sqlite_master WHERE name = '__EFMigrationsHistory'") is 1L
            && AppliedMigrations(connection).SetEquals(MigrationsOf(script));
    }

    private static string Read()
    {
        using var reader = new StreamReader(typeof(SqliteCurrentSchema).Assembly.GetManifestResourceStream(Resource)!);
        return reader.ReadToEnd();
    }

    private static IEnumerable<string> MigrationsOf(string script) =>
        from line in script.Split('\n')
        where line.StartsWith(MigrationStart, StringComparison.Ordinal)
        select line[MigrationStart.Length..line.IndexOf('\'', MigrationStart.Length)];

    private static HashSet<string> AppliedMigrations(SqliteConnection connection)
    {
        using var command = Command(connection, "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\"");
        using var reader = command.ExecuteReader();
        var applied = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read())
            applied.Add(reader.GetString(0));
        return applied;
    }

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = Command(connection, sql);
        return command.ExecuteScalar();
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is constant.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
