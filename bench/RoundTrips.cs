using Npgsql;
using Todo.Bench.Databases;
using Todo.Bench.Load;

namespace Todo.Bench;

/// <summary>How often the program waits for PostgreSQL during a request, and what that costs there.</summary>
internal static class RoundTrips
{
    /// <summary>Requests until the driver has prepared all statements.</summary>
    private const int WarmUp = 50;

    private static readonly DatabaseShape Shape = new(Users: 100, TodosPerUser: 20);

    public static async Task RunAsync(Workspace workspace, BenchOptions options)
    {
        if (options.Database != DatabaseKind.Postgres)
        {
            Progress.Say("round-trips: skipped, needs --database postgres");
            return;
        }
        var database = await workspace.CreateDatabaseAsync(Shape);
        if (!await StatementStatistics.TryEnableAsync(database))
        {
            Progress.Say("round-trips: skipped, the server has not loaded pg_stat_statements");
            return;
        }
        var address = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        using var proxy = new CountingProxy(address.Host!, address.Port);
        (address.Host, address.Port) = ("127.0.0.1", proxy.Port);
        await using var server = await Server.StartTodoAsync(workspace, database with { ConnectionString = address.ToString() });
        var person = (await server.SignInAsync(1, Shape))[0];
        var requests = options.Quick ? 200 : 2_000;
        var rows = new List<string[]>();
        foreach (var scenario in options.Scenarios)
        {
            Progress.Say($"Round trips of {scenario.Name}");
            rows.Add([scenario.Name, .. await CountAsync(server, database, proxy, scenario.Talk(person), requests)]);
        }
        MarkdownTable.Print(
            $"Round trips to PostgreSQL a request, on one connection, of {requests:N0} each",
            ["scenario", "round trips", "statements", "of them BEGIN, COMMIT", "execution in the database, µs", "failures"],
            rows);
    }

    private static async Task<string[]> CountAsync(
        Server server, Database database, CountingProxy proxy, Conversation conversation, int requests)
    {
        using var connection = new Connection(server.Address);
        var answer = new LastAnswer();
        using var sent = conversation(answer).GetEnumerator();
        var failures = await SendAsync(WarmUp);
        var (before, tripsBefore) = (await StatementStatistics.ReadAsync(database), proxy.RoundTrips);
        failures += await SendAsync(requests);
        var (trips, after) = (proxy.RoundTrips - tripsBefore, await StatementStatistics.ReadAsync(database));
        return
        [
            $"{(double)trips / requests:F2}", $"{(after.Calls - before.Calls) / requests:F2}",
            $"{(after.Transactions - before.Transactions) / requests:F2}",
            MarkdownTable.Number((after.Milliseconds - before.Milliseconds) * 1000 / requests), $"{failures}",
        ];

        async Task<int> SendAsync(int count)
        {
            var failed = 0;
            for (var i = 0; i < count && sent.MoveNext(); i++)
            {
                failed += Connection.IsSuccess(await connection.SendAsync(sent.Current.Bytes)) ? 0 : 1;
                answer.Set(connection.Answer);
            }
            return failed;
        }
    }
}
