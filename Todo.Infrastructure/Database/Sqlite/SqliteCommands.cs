using Microsoft.Data.Sqlite;

namespace Todo.Infrastructure.Database.Sqlite;

/// <summary>Runs SQL that is written in this program, outside of sessions.</summary>
internal static class SqliteCommands
{
    public static void Execute(this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var command = connection.CreateCommand(sql);
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value);
        command.ExecuteNonQuery();
    }

    /// <summary>Returns the first value of the first row, or null if there is no row.</summary>
    public static object? Scalar(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand(sql);
        return command.ExecuteScalar();
    }

    public static SqliteCommand CreateCommand(this SqliteConnection connection, string sql)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Callers pass constant text.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
