using Microsoft.EntityFrameworkCore;
using Todo.Application.Common;
using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.Database;

/// <summary>A request's access to the database: the transaction of its use case, or a session for a single read.</summary>
internal sealed class DatabaseScope(
    ISessionRunner runner, SqlDialect dialect, IEnumerable<IOutbox> outboxes, IEnumerable<ICommitObserver> observers)
    : IUnitOfWork
{
    private const int Tries = 5;

    private DatabaseSession? _current;
    private UserChange? _change;

    /// <summary>The session of the current unit of work.</summary>
    /// <exception cref="InvalidOperationException">There is no unit of work, which every change requires.</exception>
    public DatabaseSession Current => _current ?? throw new InvalidOperationException("A change requires a unit of work.");

    public bool IsRunning => _current is not null;

    /// <summary>Runs a read, within the current unit of work if there is one.</summary>
    public ValueTask<T> ReadAsync<T>(Func<DatabaseSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken) =>
        _current is { } session ? work(session, cancellationToken) : runner.ReadAsync(work, cancellationToken);

    public async Task<T> ExecuteAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        if (_current is { } session)
        {
            var inner = await work(cancellationToken);
            await session.FlushAsync(cancellationToken);
            return inner;
        }
        for (var tries = 1; ; tries++)
        {
            try
            {
                var result = await runner.WriteAsync((session, ct) => RunAsync(session, work, ct), cancellationToken);
                if (result is not IResult { Failure: not null } && _change is { } change)
                {
                    foreach (var observer in observers)
                        observer.Committed(change);
                }
                return result;
            }
            catch (DbUpdateException exception) when (tries < Tries && IsConflict(exception))
            {
                // Another transaction has deleted a row in the meantime: retry on the current state.
            }
        }
    }

    private async ValueTask<T> RunAsync<T>(DatabaseSession session, Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        _current = session;
        try
        {
            var result = await work(cancellationToken);
            await session.SaveAsync(cancellationToken);
            _change = session.Change;
            if (_change is not null && result is not IResult { Failure: not null })
            {
                foreach (var outbox in outboxes)
                    await outbox.WriteAsync(session, _change, cancellationToken);
            }
            return result;
        }
        finally
        {
            _current = null;
        }
    }

    /// <summary>Returns whether a row that EF Core saves, or the parent of a new one, was deleted since it was read.</summary>
    private bool IsConflict(DbUpdateException exception) =>
        exception is DbUpdateConcurrencyException || dialect.IsMissingParent(exception.GetBaseException());
}
