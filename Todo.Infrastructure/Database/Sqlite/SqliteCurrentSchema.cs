using Microsoft.Data.Sqlite;

namespace Todo.Infrastructure.Database.Sqlite;

/// <summary>
/// The schema after all migrations, as SQL (<c>current-schema.sql</c>). Creates a new database and recognizes a current one without EF
/// Core, whose model and migrations take a third of the startup time. A test compares it with the result of the migrations.
/// </summary>
internal static class SqliteCurrentSchema
{
    private const string Resource = "current-schema.sql";
    private const string MigrationStart = "INSERT INTO \"__EFMigrationsHistory\" VALUES('";

    /// <summary>Creates the schema if the database is empty; otherwise changes nothing.</summary>
    /// <returns>Whether the database is current afterwards (<see cref="IsCurrent"/>).</returns>
    public static bool Ensure(SqliteConnection connection)
    {
        if (IsEmpty(connection))
        {
            using var transaction = connection.BeginTransaction();
            if (IsEmpty(connection))
                connection.Execute(Read());
            transaction.Commit();
        }
        return IsCurrent(connection);
    }

    /// <summary>Returns whether the database has exactly the migrations of this program. If not, EF Core must examine it.</summary>
    public static bool IsCurrent(SqliteConnection connection) =>
        connection.Scalar("SELECT 1 FROM sqlite_master WHERE name = '__EFMigrationsHistory'") is not null
        && AppliedMigrations(connection).SetEquals(MigrationsOf(Read()));

    private static bool IsEmpty(SqliteConnection connection) => connection.Scalar("SELECT 1 FROM sqlite_master LIMIT 1") is null;

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
        using var command = connection.CreateCommand("SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\"");
        using var reader = command.ExecuteReader();
        var applied = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read())
            applied.Add(reader.GetString(0));
        return applied;
    }
}
