using System.Collections.Concurrent;
using Todo.Infrastructure.Persistence.Sql;

namespace Todo.Infrastructure.Persistence.Sqlite;

/// <summary>Keeps connections open with their prepared commands: opening and preparing would cost more than a short statement.</summary>
internal sealed class SqliteStatementRunner(SqliteDatabase database, IWriteGate gate) : IStatementRunner, IDisposable
{
    private static readonly Statement Begin = new("BEGIN IMMEDIATE");
    private static readonly Statement Commit = new("COMMIT");

    private readonly ConcurrentBag<StatementConnection> _idle = [];

    public ValueTask<T> ReadAsync<T>(
        Func<StatementConnection, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken) =>
        UseAsync(work, cancellationToken);

    public async ValueTask<T> WriteAsync<T>(
        Func<StatementConnection, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        using var turn = await gate.EnterAsync(cancellationToken);
        return await UseAsync((connection, ct) => InTransactionAsync(connection, work, ct), cancellationToken);
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var connection))
            connection.Dispose();
    }

    private static async ValueTask<T> InTransactionAsync<T>(
        StatementConnection connection, Func<StatementConnection, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync(Begin, cancellationToken);
        var result = await work(connection, cancellationToken);
        await connection.ExecuteAsync(Commit, CancellationToken.None);
        return result;
    }

    private async ValueTask<T> UseAsync<T>(
        Func<StatementConnection, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        if (!_idle.TryTake(out var connection))
            connection = Open();
        try
        {
            var result = await work(connection, cancellationToken);
            if (connection.IsReusable)
                _idle.Add(connection);
            else
                connection.Dispose();
            return result;
        }
        catch
        {
            // Whatever state it is in: closing it rolls back.
            connection.Dispose();
            throw;
        }
    }

    private StatementConnection Open()
    {
        var connection = database.Open();
        return new StatementConnection(connection) { IsReusable = !SqliteDatabase.IsReadOnly(connection) };
    }
}
