namespace Todo.Application.Common;

/// <summary>The one way to change something: one transaction for a use case.</summary>
public interface IUnitOfWork
{
    /// <summary>
    /// Runs <paramref name="work"/> in a transaction. It is committed when the work returns, and undone when the work throws or
    /// returns a <see cref="Result{T}"/> that is a failure. Within the work, a further call joins the same transaction.
    /// </summary>
    /// <remarks>
    /// The work may run more than once (a transient fault, a concurrent change), each time from the state of the database then:
    /// keep other effects out of it, and costly work such as password hashing too, since other writers may wait for its end.
    /// </remarks>
    Task<T> ExecuteAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken);
}
