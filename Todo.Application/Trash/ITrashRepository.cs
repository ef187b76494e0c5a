using Todo.Application.Common;
using Todo.Application.Todos;
using Todo.Domain.Todos;

namespace Todo.Application.Trash;

/// <summary>
/// The todos in the trash. Every method names the owner, and the owner is part of each statement that it runs: another user's todo is not
/// found. Methods that write are part of the unit of work in which they are called.
/// </summary>
public interface ITrashRepository
{
    /// <summary>Finds a todo; until the unit of work ends nothing else changes the todos of this user.</summary>
    ValueTask<Result<TodoItem>> FindForChangeAsync(long id, long userId, CancellationToken cancellationToken);

    /// <summary>At most <paramref name="take"/> todos after <paramref name="after"/>, the last deleted first. The slice ends early at about 1 MiB of text.</summary>
    /// <param name="userId">The owner.</param>
    /// <param name="after">The time of deletion in microseconds since 1970, and the id; null for the start.</param>
    /// <param name="take">The largest number of todos.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    ValueTask<TodoSlice> ListAsync(long userId, TodoPosition? after, int take, CancellationToken cancellationToken);

    ValueTask<long> CountAsync(long userId, CancellationToken cancellationToken);

    /// <summary>The subtasks that went to the trash with this todo.</summary>
    ValueTask<IReadOnlyList<TodoItem>> ListSubtasksAsync(TodoItem parent, CancellationToken cancellationToken);

    /// <summary>Takes restored todos out of the trash. Their places in the quota have been reserved.</summary>
    /// <returns>False if one of them was deleted for good in the meantime.</returns>
    ValueTask<bool> RestoreAsync(IReadOnlyCollection<TodoItem> todos, CancellationToken cancellationToken);

    /// <summary>Deletes a todo for good.</summary>
    ValueTask DeleteAsync(TodoItem todo, CancellationToken cancellationToken);

    /// <summary>Deletes at most <paramref name="take"/> todos for good.</summary>
    /// <returns>How many were deleted.</returns>
    ValueTask<long> DeleteSomeAsync(long userId, int take, CancellationToken cancellationToken);
}
