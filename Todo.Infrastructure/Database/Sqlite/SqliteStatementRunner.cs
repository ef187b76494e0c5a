using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.Database.Sqlite;

/// <summary>
/// Keeps connections open with their prepared commands: opening and preparing would cost more than a short statement. Writes
/// that arrive together are committed together (<see cref="SqliteWriter"/>).
/// </summary>
internal sealed class SqliteStatementRunner : IStatementRunner, IDisposable
{
    private readonly SqliteConnections _connections;
    private readonly SqliteWriter _writer;

    public SqliteStatementRunner(SqliteDatabase database, IWriteGate gate)
    {
        _connections = new(database);
        _writer = new(_connections, gate);
    }

    public async ValueTask<T> ReadAsync<T>(
        Func<StatementConnection, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        var connection = _connections.Rent();
        try
        {
            var result = await work(connection, cancellationToken);
            _connections.Return(connection);
            return result;
        }
        catch
        {
            // Whatever state it is in: it is not used again.
            connection.Dispose();
            throw;
        }
    }

    public ValueTask<T> WriteAsync<T>(
        Func<StatementConnection, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken) =>
        _writer.WriteAsync(work, cancellationToken);

    public void Dispose() => _connections.Dispose();
}
