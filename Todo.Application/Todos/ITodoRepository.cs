using Todo.Application.Common;
using Todo.Domain.Todos;

namespace Todo.Application.Todos;

/// <summary>
/// The todos outside the trash. Every method names the owner, and the owner is part of each statement that it runs: another user's todo
/// is not found. Methods that write are part of the unit of work in which they are called.
/// </summary>
public interface ITodoRepository
{
    ValueTask<Result<TodoItem>> FindAsync(long id, long userId, CancellationToken cancellationToken);

    /// <summary>As <see cref="FindAsync"/>, and until the unit of work ends nothing else changes the todos of this user.</summary>
    ValueTask<Result<TodoItem>> FindForChangeAsync(long id, long userId, CancellationToken cancellationToken);

    /// <summary>The position of a todo that was found for change: what the unit of work has changed since may have moved it.</summary>
    long PositionOf(TodoItem todo);

    /// <summary>
    /// At most <paramref name="take"/> todos after <paramref name="after"/>, in the order asked for. The slice ends early at about
    /// 1 MiB of text, so that the memory of a request is bounded.
    /// </summary>
    ValueTask<TodoSlice> ListAsync(
        long userId, TodoFilter filter, TodoSort sort, TodoPosition? after, int take, CancellationToken cancellationToken);

    /// <summary>As <see cref="ListAsync"/> by id, and until the unit of work ends nothing else changes the todos of this user.</summary>
    ValueTask<TodoSlice> ListForChangeAsync(
        long userId, TodoFilter filter, long afterId, int take, CancellationToken cancellationToken);

    /// <summary>
    /// At most <paramref name="take"/> todos of a place before or after a position, the nearest first; nothing else changes them until
    /// the unit of work ends.
    /// </summary>
    /// <param name="userId">The owner.</param>
    /// <param name="place">The place.</param>
    /// <param name="from">The position, and the id that breaks ties.</param>
    /// <param name="isBefore">Whether those before the position are listed.</param>
    /// <param name="take">The largest number of todos.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    ValueTask<IReadOnlyList<TodoItem>> ListNeighborsAsync(
        long userId, TodoPlace place, TodoPosition from, bool isBefore, int take, CancellationToken cancellationToken);

    ValueTask<long> CountAsync(long userId, TodoFilter filter, CancellationToken cancellationToken);

    /// <summary>Checks that the user has this list; nothing deletes it until the unit of work ends.</summary>
    /// <returns>Null if the list is there.</returns>
    ValueTask<Failure?> CheckListAsync(long listId, long userId, CancellationToken cancellationToken);

    /// <summary>Reserves places in the user's quota, before todos are added.</summary>
    /// <returns>A conflict if the owner would have more than <paramref name="limit"/> todos; null if the places are reserved.</returns>
    ValueTask<Failure?> ReserveAsync(long userId, long count, long limit, CancellationToken cancellationToken);

    /// <summary>The id of the user's inbox, which a user that the previous release registered gets now.</summary>
    ValueTask<long> GetInboxIdAsync(long userId, CancellationToken cancellationToken);

    /// <summary>Adds the todo, which has its id when the unit of work ends. Its place in the quota has been reserved.</summary>
    ValueTask AddAsync(TodoItem todo, CancellationToken cancellationToken);

    /// <summary>As <see cref="AddAsync"/>, for a copy of another todo, which gets its id at once: the labels that it copies do not count as written.</summary>
    ValueTask AddCopyAsync(TodoItem copy, TodoItem original, CancellationToken cancellationToken);

    /// <summary>Writes what has changed of a todo that was found for change.</summary>
    ValueTask SaveAsync(TodoItem todo, CancellationToken cancellationToken);

    /// <summary>Moves todos that were found for change, and that say when they were deleted, to the trash; releases their places in the quota.</summary>
    ValueTask MoveToTrashAsync(long userId, IReadOnlyCollection<TodoItem> todos, CancellationToken cancellationToken);

    /// <summary>Deletes todos that were found for change for good, and releases their places in the quota.</summary>
    ValueTask DeleteAsync(long userId, IReadOnlyCollection<TodoItem> todos, CancellationToken cancellationToken);
}
