using Microsoft.EntityFrameworkCore;
using Npgsql;
using Todo.Infrastructure.Database.PostgreSql;

namespace Todo.Tests.Harness;

/// <summary>The PostgreSQL server in TODO_TEST_POSTGRES. Test databases are copies of a template that is migrated once per run.</summary>
internal static class PostgreSqlTestServer
{
    private static readonly string? Server = Environment.GetEnvironmentVariable("TODO_TEST_POSTGRES");

    private static readonly Lazy<string> Template = new(CreateTemplate);

    public static bool IsUsed => Server is not null;

    public static string ConnectionStringOf(string database) => new NpgsqlConnectionStringBuilder(Server) { Database = database }.ToString();

    /// <summary>Creates a migrated database.</summary>
    public static void Create(string database) => Execute($"CREATE DATABASE {database} TEMPLATE {Template.Value}");

    public static void Drop(string database) => Execute($"DROP DATABASE IF EXISTS {database} WITH (FORCE)");

    /// <summary>Removes everything from the server at the end of the run.</summary>
    public static void DropTemplate()
    {
        if (Template.IsValueCreated)
            Drop(Template.Value);
    }

    /// <summary>Runs SQL on the server, or in one of its databases.</summary>
    /// <returns>The first column of the first row, if any.</returns>
    public static object? Execute(string sql, string database = "postgres")
    {
        using var connection = new NpgsqlConnection(ConnectionStringOf(database) + ";Pooling=false");
        connection.Open();
#pragma warning disable CA2100 // The SQL is written in a test.
        using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }

    private static string CreateTemplate()
    {
        var name = "todo_test_template_" + Guid.NewGuid().ToString("N");
        using var context = new PostgreSqlTodoDbContext(
            new DbContextOptionsBuilder<PostgreSqlTodoDbContext>().UseNpgsql(ConnectionStringOf(name) + ";Pooling=false").Options);
        context.Database.Migrate();
        return name;
    }
}
