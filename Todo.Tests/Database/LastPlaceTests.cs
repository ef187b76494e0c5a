using Microsoft.Extensions.DependencyInjection;
using SQLitePCL;
using Todo.Application.Todos;
using Todo.Domain;
using Todo.Infrastructure.Database.Sql;
using Todo.Infrastructure.Database.Sqlite;
using Todo.Infrastructure.Todos;
using Todo.Tests.Harness;

namespace Todo.Tests.Database;

/// <summary>Two requests with one key for the last free place, interleaved as SQL Server lets them be.</summary>
internal sealed class LastPlaceTests
{
    [Test]
    public async Task The_repeat_that_finds_the_place_taken_by_its_own_first_request_gets_its_answer()
    {
        Skip.UnlessOnSqlite();
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        var first = RepositoryOver(server, server.Services.GetRequiredService<IStatementRunner>());
        var todo = new NewTodo(ada.UserId, "last", IsDone: false, server.Clock.Now());
        var key = IdempotencyKey.For("k", todo.Content, todo.IsDone);

        var runner = new InterleavedRunner(
            server.Services.GetRequiredService<SqliteDatabase>(), () => first.AddAsync(todo, key, 1, CancellationToken.None).AsTask().Wait());
        var repeat = await RepositoryOver(server, runner).AddAsync(todo, key, 1, CancellationToken.None);

        Assert.That(repeat.TryGetValue(out var added, out var failure), Is.True, failure?.Detail);
        Assert.That(added!.IsReplay, Is.True);
    }

    private static TodoRepository RepositoryOver(TodoServer server, IStatementRunner runner) => new(
        runner, server.Services.GetRequiredService<SqlDialect>(), server.Services.GetRequiredService<TodoStatements>());

    /// <summary>Statements without a transaction around them; <paramref name="meanwhile"/> happens after the first.</summary>
    private sealed class InterleavedRunner(SqliteDatabase database, Action meanwhile) : IStatementRunner
    {
        public ValueTask<T> ReadAsync<T>(
            Func<StatementConnection, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken) => WriteAsync(work, cancellationToken);

        public async ValueTask<T> WriteAsync<T>(
            Func<StatementConnection, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken)
        {
            var statements = 0;
            var opened = database.Open();
            using var connection = new StatementConnection(opened);
            raw.sqlite3_profile(opened.Handle, AfterEach, null);
            return await work(connection, cancellationToken);

            void AfterEach(object user, string sql, long nanoseconds)
            {
                if (Interlocked.Increment(ref statements) == 1)
                    meanwhile();
            }
        }
    }
}
