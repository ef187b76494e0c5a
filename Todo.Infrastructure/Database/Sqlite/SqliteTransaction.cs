using Microsoft.Data.Sqlite;
using SQLitePCL;
using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.Database.Sqlite;

/// <summary>Begins and ends transactions with SQL, because several use cases may share one.</summary>
internal static class SqliteTransaction
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);
    private static readonly Statement Commit = new("COMMIT");
    private static readonly Statement Rollback = new("ROLLBACK");

    /// <summary>Begins a transaction once no other program writes to the file.</summary>
    /// <param name="session">A session without a transaction.</param>
    /// <param name="isWanted">Returns whether to keep waiting; called while another program has the lock.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>False if the transaction is no longer wanted.</returns>
    public static async ValueTask<bool> TryBeginAsync(DatabaseSession session, Func<bool> isWanted, CancellationToken cancellationToken)
    {
        var handle = HandleOf(session);
        while (true)
        {
            // Not as a command: the driver would block a thread while it waits, and could not be canceled before its timeout.
            var result = raw.sqlite3_exec(handle, "BEGIN IMMEDIATE");
            if (result == raw.SQLITE_OK)
                return true;
            if (result is not (raw.SQLITE_BUSY or raw.SQLITE_LOCKED))
                SqliteException.ThrowExceptionForRC(result, handle);
            if (!isWanted())
                return false;
            await Task.Delay(Pause, cancellationToken);
        }
    }

    public static Task<int> CommitAsync(DatabaseSession session) => session.ExecuteAsync(Commit, CancellationToken.None);

    public static Task<int> RollbackAsync(DatabaseSession session) => session.ExecuteAsync(Rollback, CancellationToken.None);

    /// <summary>The total number of rows that the connection has changed.</summary>
    public static int ChangesOf(DatabaseSession session) => raw.sqlite3_total_changes(HandleOf(session));

    private static sqlite3 HandleOf(DatabaseSession session) => ((SqliteConnection)session.Connection).Handle!;
}
