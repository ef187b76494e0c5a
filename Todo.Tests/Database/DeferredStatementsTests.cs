using System.Data;
using System.Data.Common;
using Npgsql;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Database.Server;
using Todo.Infrastructure.Database.Sql;
using Todo.Tests.Harness;

namespace Todo.Tests.Database;

[PostgreSqlOnly]
internal sealed class DeferredStatementsTests
{
    private static readonly Statement Numbers = new("SELECT i FROM generate_series(1, @count) AS s(i)", new SqlParameter("@count", DbType.Int32));
    private static readonly Statement One = new("SELECT 1");

    [Test]
    public async Task A_batch_that_is_canceled_between_its_rows_leaves_no_connection_with_half_prepared_statements()
    {
        await using var server = new Server();
        using var sessions = new ServerSessions(server, new Contexts());
        var runner = new ServerSessionRunner(sessions);
        using var cancellation = new CancellationTokenSource();
        Assert.That(await CountAsync(runner, 1, _ => { }, CancellationToken.None), Is.EqualTo(1));

        // The second use prepares both statements.
        Assert.CatchAsync<OperationCanceledException>(
            async () => await CountAsync(runner, 50_000_000, _ => cancellation.Cancel(), cancellation.Token));

        Assert.That(await CountAsync(runner, 2, _ => { }, CancellationToken.None), Is.EqualTo(2));
    }

    private static ValueTask<int> CountAsync(ServerSessionRunner runner, int count, Action<int> seen, CancellationToken cancellationToken) =>
        runner.ReadAsync(
            async (session, ct) =>
            {
                var numbers = await session.DeferListAsync(
                    Numbers,
                    reader =>
                    {
                        seen(reader.GetInt32(0));
                        return reader.GetInt32(0);
                    },
                    ct,
                    count);
                await session.ScalarAsync(One, ct);
                return numbers.Items.Count;
            },
            cancellationToken);

    private sealed class Server : IServerDatabase, IAsyncDisposable
    {
        private readonly NpgsqlDataSource _connections = NpgsqlDataSource.Create(
            PostgreSqlTestServer.ConnectionStringOf("postgres") + ";Max Auto Prepare=10;Auto Prepare Min Usages=2;Maximum Pool Size=1");

        public bool DefersStatements => true;

        public DbConnection CreateConnection() => _connections.CreateConnection();

        public void ClearPool() => _connections.Clear();

        public ValueTask DisposeAsync() => _connections.DisposeAsync();
    }

    private sealed class Contexts : ITodoDbContextFactory
    {
        public TodoDbContext Create() => DesignTime.CreateContext(DatabaseProvider.PostgreSql);

        public TodoDbContext Create(DbConnection connection) => Create();
    }
}
