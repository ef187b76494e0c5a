using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Todo.Infrastructure.Database.Sqlite;

/// <summary>Pools open sessions, because opening and preparing would cost more than a short statement.</summary>
internal sealed class SqliteSessions(SqliteDatabase database, SqliteFileGuard file, ITodoDbContextFactory contexts) : IDisposable
{
    private readonly ConcurrentBag<DatabaseSession> _idle = [];

    public DatabaseSession Rent() => _idle.TryTake(out var session) ? session : Open();

    /// <summary>Returns the session to the pool; a failed session is disposed instead.</summary>
    public void Return(DatabaseSession session)
    {
        session.Clear();
        if (session.IsReusable)
            _idle.Add(session);
        else
            session.Dispose();
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var session))
            session.Dispose();
    }

    private DatabaseSession Open()
    {
        // Check before opening: SQLite would apply the write-ahead log of the old file to a new one.
        file.Check();
        var connection = database.Open();
        file.Remember();
        return new DatabaseSession(connection, CreateContext) { IsReusable = !SqliteDatabase.IsReadOnly(connection) };
    }

    /// <summary>SQL begins and ends the transactions (<see cref="SqliteWriter"/>), so EF Core must not begin a nested one.</summary>
    private TodoDbContext CreateContext(DbConnection connection)
    {
        var context = contexts.Create(connection);
        context.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
        return context;
    }
}
