using System.Collections.Concurrent;

namespace Todo.Infrastructure.Database.Server;

/// <summary>Sessions whose connections are closed while nothing uses them: then the driver's pool has the real one.</summary>
internal sealed class ServerSessions(IServerDatabase database, ITodoDbContextFactory contexts) : IDisposable
{
    private readonly ConcurrentBag<DatabaseSession> _idle = [];

    public DatabaseSession Rent() =>
        _idle.TryTake(out var session) ? session : new DatabaseSession(database.CreateConnection(), contexts.Create);

    /// <summary>Keeps the session for the next work.</summary>
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
