using System.Collections.Concurrent;
using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.Database.Sqlite;

/// <summary>Open connections, as many as have been in use at once.</summary>
internal sealed class SqliteConnections(SqliteDatabase database) : IDisposable
{
    private readonly ConcurrentBag<StatementConnection> _idle = [];

    public StatementConnection Rent() => _idle.TryTake(out var connection) ? connection : Open();

    /// <summary>For the next; one that failed is disposed of instead.</summary>
    public void Return(StatementConnection connection)
    {
        if (connection.IsReusable)
            _idle.Add(connection);
        else
            connection.Dispose();
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var connection))
            connection.Dispose();
    }

    private StatementConnection Open()
    {
        var connection = database.Open();
        return new StatementConnection(connection) { IsReusable = !SqliteDatabase.IsReadOnly(connection) };
    }
}
