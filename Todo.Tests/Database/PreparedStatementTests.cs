using Microsoft.Extensions.DependencyInjection;
using SQLitePCL;
using Todo.Application.Todos;
using Todo.Infrastructure.Database.Sqlite;
using Todo.Infrastructure.Todos;
using Todo.Tests.Harness;

namespace Todo.Tests.Database;

[SqliteOnly]
internal sealed class PreparedStatementTests
{
    private const int Reprepared = 5;

    [Test]
    public async Task A_list_is_prepared_once_for_all_limits()
    {
        await using var server = await TodoServer.StartAsync();
        using var connection = server.Services.GetRequiredService<SqliteDatabase>().Open();
        var list = server.Services.GetRequiredService<TodoStatements>().List(TodoSort.ById, TodoPhase.All, shape: 0, hasAfter: false);

        raw.sqlite3_prepare_v2(connection.Handle!, list.Sql, out var prepared);
        using (prepared)
        {
            foreach (var limit in new[] { 20, 100, 20 })
            {
                raw.sqlite3_reset(prepared);
                raw.sqlite3_bind_int64(prepared, raw.sqlite3_bind_parameter_index(prepared, "@take"), limit);
                raw.sqlite3_step(prepared);
            }

            Assert.That(raw.sqlite3_stmt_status(prepared, Reprepared, 0), Is.Zero);
        }
    }
}
