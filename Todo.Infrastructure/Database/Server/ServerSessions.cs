using System.Collections.Concurrent;

namespace Todo.Infrastructure.Database.Server;

/// <summary>Pools sessions. While a session is unused, its connection is closed, and the driver's pool keeps the physical one.</summary>
internal sealed class ServerSessions(IServerDatabase database, ITodoDbContextFactory contexts) : IDisposable
{
    private readonly ConcurrentBag<DatabaseSession> _idle = [];

    public DatabaseSession Rent() =>
        _idle.TryTake(out var session) ? session : new DatabaseSession(database.CreateConnection(), contexts.Create, database.DefersStatements);

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
}
