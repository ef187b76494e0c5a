using Npgsql;

namespace Todo.Bench.Databases;

/// <summary>What <c>pg_stat_statements</c> has counted in a database so far.</summary>
/// <param name="Calls">Statements, <c>BEGIN</c> and <c>COMMIT</c> among them.</param>
/// <param name="Transactions">Of the calls, those that begin or end a transaction.</param>
/// <param name="Milliseconds">Their execution.</param>
internal sealed record StatementStatistics(double Calls, double Transactions, double Milliseconds)
{
    private const string Extension = "pg_stat_statements";

    private const string Sql = """
        SELECT coalesce(sum(calls), 0)::float8,
            coalesce(sum(calls) FILTER (WHERE query ~* '^(begin|commit|rollback|start transaction)'), 0)::float8,
            coalesce(sum(total_exec_time), 0)::float8
        FROM pg_stat_statements JOIN pg_database ON pg_database.oid = dbid WHERE datname = current_database() AND query !~ 'pg_stat_statements'
        """;

    private static StatementStatistics Read(Database database)
    {
        var row = Postgres.Query(database.ConnectionString, Sql)[0];
        return new((double)row[0], (double)row[1], (double)row[2]);
    }

    public static Task<StatementStatistics> ReadAsync(Database database) => Task.Run(() => Read(database));

    /// <summary>Makes the counters available in a database.</summary>
    /// <returns>Whether the server counts.</returns>
    public static Task<bool> TryEnableAsync(Database database) => Task.Run(() => TryEnable(database));

    private static bool TryEnable(Database database)
    {
        try
        {
            Postgres.Execute(database.ConnectionString, $"CREATE EXTENSION IF NOT EXISTS {Extension}");
            Read(database);
            return true;
        }
        catch (PostgresException)
        {
            return false;
        }
    }

    /// <summary>Lets the server load the extension, if it has it, at its next start.</summary>
    /// <returns>Whether it has it.</returns>
    public static bool Load(string server)
    {
        var connectionString = Postgres.ConnectionString(server, Postgres.Maintenance);
        if (Postgres.Query(connectionString, $"SELECT 1 FROM pg_available_extensions WHERE name = '{Extension}'").Count == 0)
            return false;
        Postgres.Execute(connectionString, $"ALTER SYSTEM SET shared_preload_libraries = '{Extension}'");
        return true;
    }
}
