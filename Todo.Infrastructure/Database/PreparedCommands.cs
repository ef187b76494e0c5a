using System.Data.Common;
using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.Database;

/// <summary>The commands of a connection, which its driver prepares once and runs again with other values.</summary>
internal sealed class PreparedCommands(DbConnection connection) : IDisposable
{
    /// <summary>Bounds the memory for statements that are composed for rare filters and changes; those in constant use are fewer.</summary>
    private const int MaxCommands = 512;

    private readonly Dictionary<Statement, DbCommand> _commands = new(ReferenceEqualityComparer.Instance);

    /// <summary>Returns the statement's command with these values. It must have run before the statement is asked for again.</summary>
    public DbCommand For(Statement statement, DbTransaction? transaction, ReadOnlySpan<object?> values)
    {
        if (!_commands.TryGetValue(statement, out var command))
        {
            if (_commands.Count == MaxCommands)
                Clear();
            _commands.Add(statement, command = Create(statement));
        }
        command.Transaction = transaction;
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = statement.Parameters[i].ValueOf(values[i]);
        return command;
    }

    public void Dispose() => Clear();

    private void Clear()
    {
        foreach (var command in _commands.Values)
            command.Dispose();
        _commands.Clear();
    }

    private DbCommand Create(Statement statement)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is written in this project; values are parameters.
        command.CommandText = statement.Sql;
#pragma warning restore CA2100
        foreach (var parameter in statement.Parameters)
            command.Parameters.Add(parameter.ApplyTo(command.CreateParameter()));
        return command;
    }
}
