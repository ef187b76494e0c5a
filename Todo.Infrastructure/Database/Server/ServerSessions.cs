using System.Collections.Concurrent;
using System.Data.Common;

namespace Todo.Infrastructure.Database.Server;

/// <summary>Pools sessions. While a session is unused, its connection is closed, and the driver's pool keeps the physical one.</summary>
internal sealed class ServerSessions(IServerDatabase database, ITodoDbContextFactory contexts) : IDisposable
{
    private readonly ConcurrentBag<DatabaseSession> _idle = [];

    public DatabaseSession Rent() =>
        _idle.TryTake(out var session) ? session : new DatabaseSession(database.CreateConnection(), CreateContext, database.DefersStatements);

    /// <summary>Closes the connections of the driver's pool, once they are unused.</summary>
    public void ClearPool() => database.ClearPool();

    /// <summary>Returns the session to the pool.</summary>
    public void Return(DatabaseSession session)
    {
        session.Clear();
        _idle.Add(session);
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var session))
            session.Dispose();
    }

    /// <summary>The session sets its own savepoints, where it needs any: those of EF Core cost a round trip for each save.</summary>
    private TodoDbContext CreateContext(DbConnection connection)
    {
        var context = contexts.Create(connection);
        context.Database.AutoSavepointsEnabled = false;
        return context;
    }
}
