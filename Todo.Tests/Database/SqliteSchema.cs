using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;
using Todo.Infrastructure.Database.Sql;
using Todo.Infrastructure.Database.Sqlite;

namespace Todo.Tests.Database;

/// <summary>The migrated schema in an in-memory SQLite database, which reports the plan and cost of statements.</summary>
internal sealed class SqliteSchema : IDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");

    public SqliteSchema()
    {
        _connection.Open();
        using var context = new SqliteTodoDbContext(
            new DbContextOptionsBuilder<SqliteTodoDbContext>().UseSqlite(_connection).Options);
        context.Database.Migrate();
    }

    public void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // The SQL is written in a test.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    /// <summary>Returns the lines of EXPLAIN QUERY PLAN.</summary>
    public IReadOnlyList<string> PlanOf(Statement statement)
    {
        var lines = new List<string>();
        using var prepared = Prepare("EXPLAIN QUERY PLAN " + statement.Sql);
        while (raw.sqlite3_step(prepared) == raw.SQLITE_ROW)
            lines.Add(raw.sqlite3_column_text(prepared, 3).utf8_to_string());
        return lines;
    }

    /// <summary>Runs a query and reads all rows.</summary>
    /// <returns>The number of rows, and the number of steps of SQLite's virtual machine.</returns>
    public (int Rows, int Steps) CostOf(Statement statement, params long[] values)
    {
        using var prepared = Prepare(statement.Sql);
        foreach (var (parameter, value) in statement.Parameters.Zip(values))
            _ = raw.sqlite3_bind_int64(prepared, raw.sqlite3_bind_parameter_index(prepared, parameter.Name), value);
        var rows = 0;
        while (raw.sqlite3_step(prepared) == raw.SQLITE_ROW)
            rows++;
        return (rows, raw.sqlite3_stmt_status(prepared, raw.SQLITE_STMTSTATUS_VM_STEP, 0));
    }

    public void Dispose() => _connection.Dispose();

    private sqlite3_stmt Prepare(string sql)
    {
        Assert.That(raw.sqlite3_prepare_v2(_connection.Handle, sql, out var prepared), Is.EqualTo(raw.SQLITE_OK), sql);
        return prepared;
    }
}
