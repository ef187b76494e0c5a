namespace Todo.Application.Common;

/// <summary>One transaction around several repository calls.</summary>
public interface IUnitOfWork
{
    /// <summary>
    /// Runs <paramref name="work"/> and commits what it did, whatever it returns; an exception undoes all of it. The work may run
    /// more than once (a transient fault, a concurrent change), each time from the state of the database then: keep it free of
    /// other effects, and keep costly work such as password hashing out of it, since other writers may wait for its end.
    /// </summary>
    Task<T> ExecuteAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken);
}
