using Microsoft.Data.Sqlite;
using SQLitePCL;
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
            T result;
            await using (cancellationToken.UnsafeRegister(static session => Interrupt((DatabaseSession)session!), session))
                result = await work(session, cancellationToken);
            sessions.Return(session);
            return result;
        }
        catch (Exception exception)
        {
            // Whatever state it is in: it is not used again.
            session.Dispose();
            // Interrupted, or failed for whatever reason: the caller has stopped waiting.
            if (exception is SqliteException { SqliteErrorCode: raw.SQLITE_INTERRUPT })
                cancellationToken.ThrowIfCancellationRequested();
            throw;
        }
    }

    public ValueTask<T> WriteAsync<T>(
        Func<DatabaseSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken) =>
        writer.WriteAsync(work, cancellationToken);

    /// <summary>SQLite reads synchronously: nothing else ends a read that takes long.</summary>
    private static void Interrupt(DatabaseSession session) => raw.sqlite3_interrupt(((SqliteConnection)session.Connection).Handle);
}
