using Npgsql;

namespace Todo.Bench.Databases;

/// <summary>Runs SQL on a PostgreSQL server, each time on a connection of its own.</summary>
internal static class Postgres
{
    /// <summary>The database that every server has.</summary>
    public const string Maintenance = "postgres";

    /// <summary>That of another database of the same server.</summary>
    public static string ConnectionString(string server, string database) =>
        new NpgsqlConnectionStringBuilder(server) { Database = database }.ToString();

    public static string NameOf(Database database) => new NpgsqlConnectionStringBuilder(database.ConnectionString).Database!;

    public static void Execute(string connectionString, string sql, params NpgsqlParameter[] parameters)
    {
        using var connection = Open(connectionString);
        using var command = Command(connection, sql, parameters);
        command.ExecuteNonQuery();
    }

    /// <summary>All rows of the answer.</summary>
    public static List<object[]> Query(string connectionString, string sql, params NpgsqlParameter[] parameters)
    {
        using var connection = Open(connectionString);
        using var command = Command(connection, sql, parameters);
        using var reader = command.ExecuteReader();
        var rows = new List<object[]>();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }
        return rows;
    }

    private static NpgsqlConnection Open(string connectionString)
    {
        var connection = new NpgsqlConnection($"{connectionString};Pooling=false");
        connection.Open();
        return connection;
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, NpgsqlParameter[] parameters)
    {
#pragma warning disable CA2100 // The text is written in this program; values travel as parameters.
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
#pragma warning restore CA2100
        command.Parameters.AddRange(parameters);
        return command;
    }
}
