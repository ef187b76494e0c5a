using Microsoft.Data.Sqlite;
using SQLitePCL;
namespace Todo.Infrastructure.Database.Sqlite;

/// <summary>Runs each read in its own session, and commits concurrent writes together (<see cref="SqliteWriter"/>).</summary>
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
            // The state of the session is unknown, so it is not reused.
            session.Dispose();
            // The read was interrupted or failed for another reason, but the caller has canceled it.
            if (exception is SqliteException { SqliteErrorCode: raw.SQLITE_INTERRUPT })
                cancellationToken.ThrowIfCancellationRequested();
            throw;
        }
    }

    public ValueTask<T> WriteAsync<T>(
        Func<DatabaseSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken) =>
        writer.WriteAsync(work, cancellationToken);

    /// <summary>Interrupts a long read on cancellation, which is the only way because SQLite reads synchronously.</summary>
    private static void Interrupt(DatabaseSession session) => raw.sqlite3_interrupt(((SqliteConnection)session.Connection).Handle);
}
