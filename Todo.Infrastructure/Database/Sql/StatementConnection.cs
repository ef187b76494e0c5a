using System.Data.Common;

namespace Todo.Infrastructure.Database.Sql;

/// <summary>An open connection that keeps the commands it has prepared.</summary>
internal sealed class StatementConnection(DbConnection connection) : IDisposable
{
    private readonly Dictionary<Statement, DbCommand> _commands = new(ReferenceEqualityComparer.Instance);

    /// <summary>Whether it is as good for the next who needs one.</summary>
    public bool IsReusable { get; init; } = true;

    /// <summary>The transaction that the statements run in; null when each is one of its own.</summary>
    public DbTransaction? Transaction { get; set; }

    /// <summary>Runs the statement to its end.</summary>
    /// <returns>How many rows it changed.</returns>
    public Task<int> ExecuteAsync(Statement statement, CancellationToken cancellationToken, params ReadOnlySpan<object?> values) =>
        Command(statement, values).ExecuteNonQueryAsync(cancellationToken);

    /// <summary>The first column of the first row; null without a row.</summary>
    public Task<object?> ScalarAsync(Statement statement, CancellationToken cancellationToken, params ReadOnlySpan<object?> values) =>
        Command(statement, values).ExecuteScalarAsync(cancellationToken);

    /// <summary>The only row, or null without one.</summary>
    public ValueTask<T?> SingleAsync<T>(
        Statement statement, Func<DbDataReader, T> read, CancellationToken cancellationToken, params ReadOnlySpan<object?> values)
        where T : class =>
        ReadSingleAsync(Command(statement, values), read, cancellationToken);

    /// <summary>All rows.</summary>
    public ValueTask<IReadOnlyList<T>> ListAsync<T>(
        Statement statement, Func<DbDataReader, T> read, CancellationToken cancellationToken, params ReadOnlySpan<object?> values) =>
        ReadListAsync(Command(statement, values), read, cancellationToken);

    public void Dispose()
    {
        foreach (var command in _commands.Values)
            command.Dispose();
        connection.Dispose();
    }

    private static async ValueTask<T?> ReadSingleAsync<T>(
        DbCommand command, Func<DbDataReader, T> read, CancellationToken cancellationToken)
        where T : class
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
            return null;
        var row = read(reader);
        // SQLite reports a failed commit of a RETURNING statement only when it is stepped to its end.
        while (await reader.ReadAsync(cancellationToken))
            continue;
        return row;
    }

    private static async ValueTask<IReadOnlyList<T>> ReadListAsync<T>(
        DbCommand command, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
            rows.Add(read(reader));
        return rows;
    }

    private DbCommand Command(Statement statement, ReadOnlySpan<object?> values)
    {
        if (!_commands.TryGetValue(statement, out var command))
            _commands.Add(statement, command = Create(statement));
        command.Transaction = Transaction;
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }

    private DbCommand Create(Statement statement)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is written in this project; values travel as parameters.
        command.CommandText = statement.Sql;
#pragma warning restore CA2100
        foreach (var (name, type, size) in statement.Parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.DbType = type;
            if (size != 0)
                parameter.Size = size;
            command.Parameters.Add(parameter);
        }
        return command;
    }
}
