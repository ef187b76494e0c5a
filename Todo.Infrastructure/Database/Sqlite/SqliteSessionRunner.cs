namespace Todo.Infrastructure.Database.Sqlite;

/// <summary>Reads on a session each; writes that arrive together are committed together (<see cref="SqliteWriter"/>).</summary>
internal sealed class SqliteSessionRunner(SqliteSessions sessions, SqliteWriter writer) : ISessionRunner
{
    public async ValueTask<T> ReadAsync<T>(
        Func<DatabaseSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        var session = sessions.Rent();
        try
        {
            var result = await work(session, cancellationToken);
            sessions.Return(session);
            return result;
        }
        catch
        {
            // Whatever state it is in: it is not used again.
            session.Dispose();
            throw;
        }
    }

    public ValueTask<T> WriteAsync<T>(
        Func<DatabaseSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken) =>
        writer.WriteAsync(work, cancellationToken);
}
