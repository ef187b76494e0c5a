using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Todo.Application.Common;
using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.Database.Server;

/// <summary>Runs work on connections of the driver's pool, and retries after transient faults.</summary>
internal sealed class ServerSessionRunner(ServerSessions sessions) : ISessionRunner
{
    /// <summary>The SQLSTATE that reports that the database has rolled back the transaction.</summary>
    private const string SerializationFailure = "40001";

    /// <summary>
    /// The share of the driver's own timeout after which a commit without a response is canceled. The driver itself would cancel it on
    /// a thread of the pool (<see cref="ThreadedCancellation"/>).
    /// </summary>
    private const double PatienceShare = 0.5;

    private static readonly Statement Commit = new("COMMIT");

    public ValueTask<T> ReadAsync<T>(
        Func<DatabaseSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken) =>
        RunAsync(work, cancellationToken);

    public ValueTask<T> WriteAsync<T>(
        Func<DatabaseSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken) =>
        RunAsync((session, ct) => WriteAsync(session, work, ct), cancellationToken);

    private static async ValueTask<T> WriteAsync<T>(
        DatabaseSession session, Func<DatabaseSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        await using var transaction = await session.Connection.BeginTransactionAsync(cancellationToken);
        session.Use(transaction);
        try
        {
            var result = await work(session, cancellationToken);
            if (result is IResult { Failure: not null })
                await transaction.RollbackAsync(cancellationToken);
            else
                await CommitAsync(session, transaction);
            return result;
        }
        finally
        {
            session.Use(null);
        }
    }

    /// <summary>
    /// Commits, in one round trip with the statements that were deferred and have not run yet, and without the caller's cancellation token: a
    /// canceled commit would have an unknown outcome.
    /// </summary>
    private static async Task CommitAsync(DatabaseSession session, DbTransaction transaction)
    {
        using var timer = new CancellationTokenSource(PatienceOf(session.Connection));
        using var cancellation = new ThreadedCancellation(timer.Token);
        try
        {
            if (session.HasDeferred)
                await session.ExecuteAsync(Commit, cancellation.Token);
            else
                await transaction.CommitAsync(cancellation.Token);
        }
        catch (Exception exception) when (!IsRolledBack(exception))
        {
            throw new UnknownOutcomeException(exception);
        }
    }

    /// <summary>
    /// Whether the database says that it has not committed: a statement before <c>COMMIT</c> has failed, or <c>COMMIT</c> itself. With the
    /// classes 08 and 58 (connection and system errors), a pooler reports that it has lost the server, and knows nothing of the outcome.
    /// </summary>
    private static bool IsRolledBack(Exception exception) => exception is DbException { SqlState: { } state } error
        && (state == SerializationFailure || (error.BatchCommand is { } failed && failed.CommandText != Commit.Sql && !IsConnectionLost(state)));

    private static bool IsConnectionLost(string state) =>
        state.StartsWith("08", StringComparison.Ordinal) || state.StartsWith("58", StringComparison.Ordinal);

    /// <summary>Follows the timeout of commands, which the connection string may set; 0 is none.</summary>
    private static TimeSpan PatienceOf(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        return command.CommandTimeout == 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(command.CommandTimeout * PatienceShare);
    }

    /// <summary>Uses EF Core's execution strategy, so that prepared SQL and EF Core agree on which faults are transient.</summary>
    private async ValueTask<T> RunAsync<T>(
        Func<DatabaseSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var cancellation = new ThreadedCancellation(cancellationToken);
        var session = sessions.Rent();
        var isOpen = false;
        try
        {
            var result = await session.Context.Database.CreateExecutionStrategy().ExecuteAsync(OnceAsync, cancellation.Token);
            sessions.Return(session);
            return result;
        }
        catch (Exception exception)
        {
            session.Dispose();
            // A canceled command is a cancellation, regardless of the exception that the driver throws.
            if (exception is not OperationCanceledException and not UnknownOutcomeException && cancellationToken.IsCancellationRequested)
                throw new OperationCanceledException("The caller stopped waiting for the database.", exception, cancellationToken);
            if (!isOpen && exception is not OperationCanceledException)
                throw new UnreachableDatabaseException(exception);
            throw;
        }

        async Task<T> OnceAsync(CancellationToken ct)
        {
            session.Clear();
            isOpen = false;
            await session.Connection.OpenAsync(ct);
            isOpen = true;
            try
            {
                return await work(session, ct);
            }
            finally
            {
                if (session.HasBrokenOff)
                    sessions.ClearPool();
                await session.Connection.CloseAsync();
            }
        }
    }
}
