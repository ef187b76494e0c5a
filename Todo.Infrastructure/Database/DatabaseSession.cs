using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.Database;

/// <summary>
/// A connection with its prepared commands and a lazily created EF Core context. Prepared SQL and EF Core share the connection and its
/// transaction.
/// </summary>
internal sealed class DatabaseSession(DbConnection connection, Func<DbConnection, TodoDbContext> createContext, bool defersStatements = false)
    : IDisposable
{
    /// <summary>Bounds the memory for statements that wait for the next one.</summary>
    private const int MaxDeferred = 100;

    private readonly PreparedCommands _commands = new(connection);
    private readonly DeferredStatements _deferred = new(connection);
    private readonly TrackedRows _rows = new();
    private TodoDbContext? _context;
    private DbTransaction? _joined;

    public DbConnection Connection => connection;

    /// <summary>The EF Core context on this connection. Its tracked changes are saved with the transaction.</summary>
    public TodoDbContext Context
    {
        get
        {
            _context ??= CreateContext();
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

    /// <summary>
    /// Tracks an entity of prepared SQL, as EF Core does with its own: what changes is saved with the transaction, which must have locked
    /// or inserted the row, because nothing checks that it is still there.
    /// </summary>
    /// <inheritdoc cref="TrackedRows.Track"/>
    public T Track<T>(Table<T> table, T entity)
        where T : class =>
        _rows.Track(table, entity);

    /// <summary>Saves what has changed of the tracked entities.</summary>
    public async Task SaveAsync(CancellationToken cancellationToken)
    {
        await _rows.SaveAsync(this, cancellationToken);
        if (_context is not null)
            await _context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>As <see cref="SaveAsync"/>, but immediately; if a unique value is taken, returns false and tracks nothing any more.</summary>
    public Task<bool> TrySaveAsync(SqlDialect dialect, CancellationToken cancellationToken) =>
        TryAsync(dialect, () => SaveAsync(cancellationToken), cancellationToken);

    /// <summary>
    /// Runs the work and everything that it defers. If a unique value is taken, returns false and tracks nothing any more: what is to
    /// be changed must be found again. A database server also undoes what the work has written; SQLite, only the statement that failed.
    /// </summary>
    public async Task<bool> TryAsync(SqlDialect dialect, Func<Task> work, CancellationToken cancellationToken)
    {
        // What was deferred before is not part of it.
        await FlushAsync(cancellationToken);
        if (Transaction is not null)
            await DeferAsync(dialect.Savepoint, cancellationToken);
        try
        {
            await work();
            await FlushAsync(cancellationToken);
            return true;
        }
        catch (Exception exception) when (dialect.IsUniqueViolation(exception.GetBaseException()))
        {
            ForgetChanges();
            if (Transaction is not null)
                await ExecuteAsync(dialect.RollbackToSavepoint, cancellationToken);
            return false;
        }
    }

    /// <summary>What this transaction changes of a user; null before it takes a number.</summary>
    public UserChange? Change { get; set; }

    /// <summary>Clears the state of the last work, so that the session can be reused.</summary>
    public void Clear()
    {
        Change = null;
        _deferred.Clear();
        ForgetChanges();
    }

    /// <summary>
    /// Runs the statement, at the latest before the next one or the commit: a database server gets both in one round trip, and an error
    /// is thrown there.
    /// </summary>
    public ValueTask DeferAsync(Statement statement, CancellationToken cancellationToken, params ReadOnlySpan<object?> values)
    {
        if (!defersStatements)
            return new(Command(statement, values).ExecuteNonQueryAsync(cancellationToken));
        _deferred.Add(statement, values.ToArray());
        return _deferred.Count < MaxDeferred ? default : new(FlushAsync(cancellationToken));
    }

    /// <summary>
    /// As <see cref="DeferAsync(Statement, CancellationToken, ReadOnlySpan{object?})"/>, for a statement that returns at most one row.
    /// </summary>
    public ValueTask DeferAsync(
        Statement statement, Action<DbDataReader> read, CancellationToken cancellationToken, params ReadOnlySpan<object?> values)
    {
        if (!defersStatements)
            return QueryAsync(Command(statement, values), read, cancellationToken);
        _deferred.Add(statement, values.ToArray(), (reader, ct) => ReadRowAsync(reader, read, ct));
        return default;
    }

    /// <summary>As <see cref="DeferAsync(Statement, CancellationToken, ReadOnlySpan{object?})"/>, for a statement that returns rows.</summary>
    /// <returns>The rows, until their total size exceeds a bound, but at least one.</returns>
    public async ValueTask<Rows<T>> DeferListAsync<T>(
        Statement statement,
        Func<DbDataReader, T> read,
        Func<T, int> sizeOf,
        long maxSize,
        CancellationToken cancellationToken,
        params object?[] values)
    {
        var rows = new Rows<T>();
        if (defersStatements)
            _deferred.Add(statement, values, (reader, ct) => rows.ReadAsync(reader, read, sizeOf, maxSize, ct));
        else
            await ReadListAsync(Command(statement, values), rows, read, sizeOf, maxSize, cancellationToken);
        return rows;
    }

    /// <summary>As the other overload, for a statement that returns few rows.</summary>
    public ValueTask<Rows<T>> DeferListAsync<T>(
        Statement statement, Func<DbDataReader, T> read, CancellationToken cancellationToken, params object?[] values) =>
        DeferListAsync(statement, read, static _ => 0, 0, cancellationToken, values);

    /// <summary>Whether statements were deferred that have not run yet.</summary>
    public bool HasDeferred => _deferred.Count > 0;

    /// <inheritdoc cref="DeferredStatements.HasBrokenOff"/>
    public bool HasBrokenOff => _deferred.HasBrokenOff;

    /// <summary>Runs the statements that were deferred and have not run yet.</summary>
    public Task FlushAsync(CancellationToken cancellationToken) =>
        _deferred.Count == 0 ? Task.CompletedTask : _deferred.RunAsync(Transaction, cancellationToken);

    /// <summary>Runs the statement.</summary>
    /// <returns>The number of changed rows.</returns>
    public Task<int> ExecuteAsync(Statement statement, CancellationToken cancellationToken, params ReadOnlySpan<object?> values)
    {
        if (_deferred.Count == 0)
            return Command(statement, values).ExecuteNonQueryAsync(cancellationToken);
        _deferred.Add(statement, values.ToArray());
        return _deferred.RunAsync(Transaction, cancellationToken);
    }

    /// <summary>Returns the first column of the first row; null without a row.</summary>
    public Task<object?> ScalarAsync(Statement statement, CancellationToken cancellationToken, params ReadOnlySpan<object?> values) =>
        _deferred.Count == 0 ? Command(statement, values).ExecuteScalarAsync(cancellationToken)
            : _deferred.QueryAsync(
                statement, values.ToArray(), (reader, ct) => ReadSingleAsync(reader, static row => row.GetValue(0), ct), Transaction, cancellationToken);

    /// <summary>Returns the only row; null without one.</summary>
    public ValueTask<T?> SingleAsync<T>(
        Statement statement, Func<DbDataReader, T> read, CancellationToken cancellationToken, params ReadOnlySpan<object?> values)
        where T : class =>
        _deferred.Count == 0 ? ReadSingleAsync(Command(statement, values), read, cancellationToken)
            : new(_deferred.QueryAsync(
                statement, values.ToArray(), (reader, ct) => ReadSingleAsync(reader, read, ct), Transaction, cancellationToken));

    /// <summary>Reads all rows, of which there are few.</summary>
    public async ValueTask<List<T>> ListAsync<T>(
        Statement statement, Func<DbDataReader, T> read, CancellationToken cancellationToken, params object?[] values) =>
        (await ListAsync(statement, read, static _ => 0, 0, cancellationToken, values)).Items;

    /// <summary>Reads rows until their total size exceeds a bound, but at least one.</summary>
    public async ValueTask<Rows<T>> ListAsync<T>(
        Statement statement,
        Func<DbDataReader, T> read,
        Func<T, int> sizeOf,
        long maxSize,
        CancellationToken cancellationToken,
        params object?[] values)
    {
        if (_deferred.Count > 0)
        {
            var deferred = await DeferListAsync(statement, read, sizeOf, maxSize, cancellationToken, values);
            await FlushAsync(cancellationToken);
            return deferred;
        }
        var rows = new Rows<T>();
        await ReadListAsync(Command(statement, values), rows, read, sizeOf, maxSize, cancellationToken);
        return rows;
    }

    public void Dispose()
    {
        _commands.Dispose();
        _context?.Dispose();
        connection.Dispose();
    }

    private static async ValueTask QueryAsync(DbCommand command, Action<DbDataReader> read, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await ReadRowAsync(reader, read, cancellationToken);
    }

    private static async ValueTask ReadRowAsync(DbDataReader reader, Action<DbDataReader> read, CancellationToken cancellationToken)
    {
        // SQLite reports a failed commit of a RETURNING statement only when all rows are read.
        while (await reader.ReadAsync(cancellationToken))
            read(reader);
    }

    private static async ValueTask<T?> ReadSingleAsync<T>(
        DbCommand command, Func<DbDataReader, T> read, CancellationToken cancellationToken)
        where T : class
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await ReadSingleAsync(reader, read, cancellationToken);
    }

    private static async ValueTask<T?> ReadSingleAsync<T>(DbDataReader reader, Func<DbDataReader, T> read, CancellationToken cancellationToken)
        where T : class
    {
        if (!await reader.ReadAsync(cancellationToken))
            return null;
        var row = read(reader);
        // SQLite reports a failed commit of a RETURNING statement only when all rows are read.
        while (await reader.ReadAsync(cancellationToken))
            continue;
        return row;
    }

    private static async ValueTask ReadListAsync<T>(
        DbCommand command, Rows<T> rows, Func<DbDataReader, T> read, Func<T, int> sizeOf, long maxSize, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await rows.ReadAsync(reader, read, sizeOf, maxSize, cancellationToken);
    }

    private void ForgetChanges()
    {
        _rows.Clear();
        _context?.ChangeTracker.Clear();
    }

    private TodoDbContext CreateContext()
    {
        var context = createContext(connection);
        context.Session = this;
        return context;
    }

    private DbCommand Command(Statement statement, ReadOnlySpan<object?> values) => _commands.For(statement, Transaction, values);
}
