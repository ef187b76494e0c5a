using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.Database;

/// <summary>
/// A connection with its prepared commands and a lazily created EF Core context. Prepared SQL and EF Core share the connection and its
/// transaction.
/// </summary>
internal sealed class DatabaseSession(DbConnection connection, Func<DbConnection, TodoDbContext> createContext) : IDisposable
{
    /// <summary>More than the program uses again and again.</summary>
    private const int MaxCommands = 256;

    private readonly Dictionary<Statement, DbCommand> _commands = new(ReferenceEqualityComparer.Instance);
    private TodoDbContext? _context;
    private DbTransaction? _joined;

    public DbConnection Connection => connection;

    /// <summary>The EF Core context on this connection. Its tracked changes are saved with the transaction.</summary>
    public TodoDbContext Context
    {
        get
        {
            _context ??= createContext(connection);
            if (_joined != Transaction)
                _context.Database.UseTransaction(_joined = Transaction);
            return _context;
        }
    }

    /// <summary>The driver's transaction, which commands must reference; null without one, or if SQL began it.</summary>
    public DbTransaction? Transaction { get; private set; }

    /// <summary>Whether the session can be reused.</summary>
    public bool IsReusable { get; init; } = true;

    /// <summary>Joins a transaction; null leaves it.</summary>
    public void Use(DbTransaction? transaction)
    {
        Transaction = transaction;
        if (transaction is null && _joined is not null)
            _context!.Database.UseTransaction(_joined = null);
    }

    /// <summary>Saves the changes that EF Core tracks.</summary>
    public Task SaveAsync(CancellationToken cancellationToken) =>
        _context?.SaveChangesAsync(cancellationToken) ?? Task.CompletedTask;

    /// <summary>What this transaction changes of a user; null before it takes a number.</summary>
    public UserChange? Change { get; set; }

    /// <summary>Clears the state of the last work, so that the session can be reused.</summary>
    public void Clear()
    {
        Change = null;
        _context?.ChangeTracker.Clear();
    }

    /// <summary>Runs the statement.</summary>
    /// <returns>The number of changed rows.</returns>
    public Task<int> ExecuteAsync(Statement statement, CancellationToken cancellationToken, params ReadOnlySpan<object?> values) =>
        Command(statement, values).ExecuteNonQueryAsync(cancellationToken);

    /// <summary>Returns the first column of the first row; null without a row.</summary>
    public Task<object?> ScalarAsync(Statement statement, CancellationToken cancellationToken, params ReadOnlySpan<object?> values) =>
        Command(statement, values).ExecuteScalarAsync(cancellationToken);

    /// <summary>Returns the only row; null without one.</summary>
    public ValueTask<T?> SingleAsync<T>(
        Statement statement, Func<DbDataReader, T> read, CancellationToken cancellationToken, params ReadOnlySpan<object?> values)
        where T : class =>
        ReadSingleAsync(Command(statement, values), read, cancellationToken);

    /// <summary>Reads all rows, of which there are few.</summary>
    public async ValueTask<List<T>> ListAsync<T>(
        Statement statement, Func<DbDataReader, T> read, CancellationToken cancellationToken, params object?[] values) =>
        (await ReadListAsync(Command(statement, values), read, static _ => 0, 0, cancellationToken)).Rows;

    /// <summary>Reads rows until their total size exceeds a bound, but at least one.</summary>
    /// <returns>The rows, and whether they are all rows.</returns>
    public ValueTask<(List<T> Rows, bool IsWhole)> ListAsync<T>(
        Statement statement,
        Func<DbDataReader, T> read,
        Func<T, int> sizeOf,
        long maxSize,
        CancellationToken cancellationToken,
        params ReadOnlySpan<object?> values) =>
        ReadListAsync(Command(statement, values), read, sizeOf, maxSize, cancellationToken);

    public void Dispose()
    {
        ForgetCommands();
        _context?.Dispose();
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
        // SQLite reports a failed commit of a RETURNING statement only when all rows are read.
        while (await reader.ReadAsync(cancellationToken))
            continue;
        return row;
    }

    private static async ValueTask<(List<T> Rows, bool IsWhole)> ReadListAsync<T>(
        DbCommand command, Func<DbDataReader, T> read, Func<T, int> sizeOf, long maxSize, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        long size = 0;
        while (await reader.ReadAsync(cancellationToken))
        {
            var row = read(reader);
            size += sizeOf(row);
            if (size > maxSize && rows.Count > 0)
                return (rows, false);
            rows.Add(row);
        }
        return (rows, true);
    }

    private DbCommand Command(Statement statement, ReadOnlySpan<object?> values)
    {
        if (!_commands.TryGetValue(statement, out var command))
        {
            if (_commands.Count == MaxCommands)
                ForgetCommands();
            _commands.Add(statement, command = Create(statement));
        }
        command.Transaction = Transaction;
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }

    private void ForgetCommands()
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
