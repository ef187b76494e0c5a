using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Todo.Infrastructure.Database.Sqlite;
using Todo.Tests.Harness;

namespace Todo.Tests.Database;

/// <summary>The SQL that creates a new database (CONTRIBUTING.md, Migrations). TODO_ACCEPT=1 rewrites it.</summary>
[DatabaseIndependent]
internal sealed class SqliteCurrentSchemaTests
{
    private static readonly string Path = Repository.PathOf("Todo.Infrastructure", "Database", "Sqlite", "current-schema.sql");

    [Test]
    public async Task The_schema_matches_the_migrations()
    {
        await using var connection = Open();
        Migrate(connection);
        var actual = "-- The schema after all migrations, with which a new database is created. TODO_ACCEPT=1 dotnet test writes it.\n" + DumpOf(connection);

        if (Environment.GetEnvironmentVariable("TODO_ACCEPT") == "1")
            await File.WriteAllTextAsync(Path, actual);
        Assert.That((await File.ReadAllTextAsync(Path)).ReplaceLineEndings("\n"), Is.EqualTo(actual), "Review it, then accept it with TODO_ACCEPT=1.");
    }

    [Test]
    public async Task New_database_equals_a_migrated_one()
    {
        await using var created = Open();
        await using var migrated = Open();
        Migrate(migrated);

        Assert.That(SqliteCurrentSchema.Ensure(created), Is.True);
        Assert.That(DumpOf(created), Is.EqualTo(DumpOf(migrated)));
    }

    [Test]
    public async Task Current_database_is_recognized_and_left_unchanged()
    {
        await using var connection = Open();
        Migrate(connection);
        var before = DumpOf(connection);

        Assert.That(SqliteCurrentSchema.Ensure(connection), Is.True);
        Assert.That(DumpOf(connection), Is.EqualTo(before));
    }

    [TestCase("DELETE FROM \"__EFMigrationsHistory\" WHERE \"MigrationId\" LIKE '%_Accounts'", Description = "of the release before")]
    [TestCase("INSERT INTO \"__EFMigrationsHistory\" VALUES('29990101000000_Tomorrow', '99')", Description = "of a newer program")]
    [TestCase("DROP TABLE \"__EFMigrationsHistory\"", Description = "of another program")]
    public async Task Any_other_database_is_left_unchanged_to_EF_Core(string change)
    {
        await using var connection = Open();
        Migrate(connection);
        Execute(connection, change);
        var before = DumpOf(connection);

        Assert.That(SqliteCurrentSchema.Ensure(connection), Is.False);
        Assert.That(DumpOf(connection), Is.EqualTo(before));
    }

    private static SqliteConnection Open()
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        return connection;
    }

    private static void Migrate(SqliteConnection connection)
    {
        using var context = new SqliteTodoDbContext(new DbContextOptionsBuilder<SqliteTodoDbContext>()
            .UseSqlite(connection).ReplaceService<IHistoryRepository, SqliteHistory>().Options);
        context.Database.Migrate();
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The SQL is written in a test.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    /// <summary>All statements that create the schema, and the rows of all tables.</summary>
    private static string DumpOf(SqliteConnection connection)
    {
        const string Own = "FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";
        var dump = new StringBuilder();
        foreach (var sql in TextsOf(connection, $"SELECT sql {Own} ORDER BY rowid"))
            dump.Append(sql.ReplaceLineEndings("\n")).Append(";\n");
        foreach (var table in TextsOf(connection, $"SELECT name {Own} AND type = 'table' ORDER BY rowid"))
        {
            var columns = TextsOf(connection, $"SELECT name FROM pragma_table_info('{table}') ORDER BY cid").Select(column => $"quote(\"{column}\")");
            foreach (var row in TextsOf(connection, $"SELECT {string.Join(" || ', ' || ", columns)} FROM \"{table}\" ORDER BY 1"))
                dump.Append("INSERT INTO \"").Append(table).Append("\" VALUES(").Append(row).Append(");\n");
        }
        return dump.ToString();
    }

    private static List<string> TextsOf(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The SQL is written in this test.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var texts = new List<string>();
        while (reader.Read())
            texts.Add(reader.GetString(0));
        return texts;
    }
}
