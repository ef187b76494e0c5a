using Microsoft.Data.Sqlite;
using Todo.Bench.Databases;

namespace Todo.Bench.Soak;

/// <summary>The rows of a table and its size.</summary>
/// <param name="Name">The table.</param>
/// <param name="Rows">The number of its rows.</param>
/// <param name="Bytes">On PostgreSQL, the table with its indexes; on SQLite, the values of its rows.</param>
internal sealed record TableState(string Name, long Rows, long Bytes)
{
    /// <summary>The tables whose rows the program keeps for days, so that they grow until then, and for how long.</summary>
    public static IReadOnlyDictionary<string, string> KeptForDays { get; } = new Dictionary<string, string>
    {
        ["tombstones"] = "2 days",
        ["webhook_deliveries"] = "30 days",
        ["webhook_attempts"] = "as its delivery",
    };

    /// <summary>Settings with the shortest times after which the program deletes rows. The others are fixed.</summary>
    public static (string Name, string Value)[] ShortestRetention { get; } = [("Limits__TombstoneDays", "1"), ("Limits__TrashDays", "1")];

    public bool IsBounded => !KeptForDays.ContainsKey(Name);

    /// <summary>All tables of a database.</summary>
    public static IReadOnlyList<TableState> Read(Database database) =>
        database.Provider == "Sqlite" ? ReadSqlite(SqliteFiles.FileOf(database)) : ReadPostgres(database);

    private static List<TableState> ReadSqlite(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        // Of each table a query, which SQLite itself writes: it does not tell how many pages a table has.
        var counts = Query("""
            SELECT format('SELECT ''%w'', count(*), coalesce(sum(%s), 0) FROM "%w"',
                t.name, (SELECT group_concat(format('coalesce(octet_length("%w"), 0)', c.name), ' + ') FROM pragma_table_info(t.name) AS c), t.name)
            FROM sqlite_schema AS t WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'
            """, row => row.GetString(0));
        return Query(string.Join(" UNION ALL ", counts), row => new TableState(row.GetString(0), row.GetInt64(1), row.GetInt64(2)));

        List<T> Query<T>(string sql, Func<SqliteDataReader, T> read)
        {
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The names are those of the program's own tables.
            command.CommandText = sql;
#pragma warning restore CA2100
            using var reader = command.ExecuteReader();
            var found = new List<T>();
            while (reader.Read())
                found.Add(read(reader));
            return found;
        }
    }

    private static List<TableState> ReadPostgres(Database database)
    {
        const string Sizes = "SELECT relname::text, pg_total_relation_size(oid) FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace";
        var sizes = Query(Sizes);
        var rows = Query(string.Join(" UNION ALL ", sizes.Keys.Select(table => $"SELECT '{table}', count(*) FROM \"{table}\"")));
        return [.. sizes.Select(size => new TableState(size.Key, rows[size.Key], size.Value))];

        Dictionary<string, long> Query(string sql) =>
            Postgres.Query(database.ConnectionString, sql).ToDictionary(row => (string)row[0], row => (long)row[1]);
    }
}
