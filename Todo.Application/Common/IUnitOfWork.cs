namespace Todo.Application.Common;

/// <summary>Runs the writes of a use case in one transaction. All writes use it.</summary>
public interface IUnitOfWork
{
    /// <summary>Whether work is running, which a nested call joins.</summary>
    bool IsRunning { get; }

    /// <summary>
    /// Runs <paramref name="work"/> in a transaction. Commits when the work returns, and rolls back when the work throws or returns
    /// a failed <see cref="Result{T}"/>. A nested call joins the same transaction. What the work has added has its id afterwards.
    /// </summary>
    /// <remarks>
    /// The work may run more than once (after a transient fault or a concurrent change), each time on the current state of the
    /// database. It must have no other side effects, and no slow operations such as password hashing: other writers may be waiting.
    /// </remarks>
    Task<T> ExecuteAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken);
}
