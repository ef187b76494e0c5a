using Todo.Application.Common;
using Todo.Domain.Todos;

namespace Todo.Application.Todos;

/// <summary>
/// The todos. Every method names the owner, and the owner is part of the statement that it runs: a todo of somebody else is
/// not found. A method that changes something is one transaction of its own.
/// </summary>
public interface ITodoRepository
{
    ValueTask<Result<TodoItem>> FindAsync(long id, long userId, CancellationToken cancellationToken);

    /// <summary>At most <paramref name="take"/> todos behind <paramref name="after"/>, in the order asked for.</summary>
    ValueTask<IReadOnlyList<TodoItem>> ListAsync(
        long userId, TodoFilter filter, TodoSort sort, TodoPosition? after, int take, CancellationToken cancellationToken);

    ValueTask<long> CountAsync(long userId, TodoFilter filter, CancellationToken cancellationToken);

    /// <summary>Adds a todo, or gives again what the same idempotency key added before.</summary>
    /// <returns>A conflict when the user has <paramref name="limit"/> todos; invalid when the key was used for something else.</returns>
    ValueTask<Result<AddedTodo>> AddAsync(NewTodo todo, IdempotencyKey? key, long limit, CancellationToken cancellationToken);

    /// <summary>Checks owner and version and changes the todo, in one statement.</summary>
    /// <param name="id">The todo.</param>
    /// <param name="userId">The owner.</param>
    /// <param name="change">What to change; an empty one changes nothing but still checks.</param>
    /// <param name="condition">The versions that may be changed; null for any.</param>
    /// <param name="now">The clock's time; the todo's <see cref="TodoItem.UpdatedAt"/> becomes this or later.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<Result<TodoItem>> ChangeAsync(
        long id, long userId, TodoChange change, VersionCondition? condition, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Checks owner and version and deletes the todo, in one statement.</summary>
    /// <returns>The todo as it was.</returns>
    ValueTask<Result<TodoItem>> DeleteAsync(long id, long userId, VersionCondition? condition, CancellationToken cancellationToken);

    /// <summary>Marks all todos as done or not done; those that are so already stay untouched.</summary>
    /// <returns>How many changed.</returns>
    ValueTask<long> ChangeAllAsync(long userId, bool isDone, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Deletes all todos that are done, or all that are not.</summary>
    /// <returns>How many were deleted.</returns>
    ValueTask<long> DeleteAllAsync(long userId, bool isDone, CancellationToken cancellationToken);
}
