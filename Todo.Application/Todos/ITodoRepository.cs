using Todo.Application.Common;
using Todo.Domain.Todos;

namespace Todo.Application.Todos;

/// <summary>
/// The todos. Every method names the owner, and the owner is part of each statement that it runs: another user's todo is not found.
/// Methods that write are part of the unit of work in which they are called.
/// </summary>
public interface ITodoRepository
{
    ValueTask<Result<TodoItem>> FindAsync(long id, long userId, CancellationToken cancellationToken);

    /// <summary>As <see cref="FindAsync"/>, and until the unit of work ends nothing else changes the todos of this user.</summary>
    ValueTask<Result<TodoItem>> FindForChangeAsync(long id, long userId, CancellationToken cancellationToken);

    /// <summary>
    /// At most <paramref name="take"/> todos after <paramref name="after"/>, in the order asked for. The slice ends early at about
    /// 1 MiB of content, so that the memory of a request is bounded.
    /// </summary>
    ValueTask<TodoSlice> ListAsync(
        long userId, TodoFilter filter, TodoSort sort, TodoPosition? after, int take, CancellationToken cancellationToken);

    /// <summary>As <see cref="ListAsync"/> by id, and until the unit of work ends nothing else changes the todos of this user.</summary>
    ValueTask<TodoSlice> ListForChangeAsync(
        long userId, TodoFilter filter, long afterId, int take, CancellationToken cancellationToken);

    ValueTask<long> CountAsync(long userId, TodoFilter filter, CancellationToken cancellationToken);

    /// <summary>Adds the todo, which gets its id, and counts it against the owner's quota.</summary>
    /// <returns>The todo; a conflict if the owner has <paramref name="limit"/> todos already.</returns>
    ValueTask<Result<TodoItem>> AddAsync(TodoItem todo, long limit, CancellationToken cancellationToken);

    /// <summary>Writes what has changed of a todo that was found for change.</summary>
    ValueTask SaveAsync(TodoItem todo, CancellationToken cancellationToken);

    /// <summary>Deletes a todo that was found for change, and releases its place in the quota.</summary>
    ValueTask DeleteAsync(TodoItem todo, CancellationToken cancellationToken);

    /// <summary>Deletes at most <paramref name="take"/> todos of the user that are done, or that are not, and releases their places in the quota.</summary>
    /// <returns>How many were deleted.</returns>
    ValueTask<long> DeleteSomeAsync(long userId, bool isDone, int take, CancellationToken cancellationToken);
}
