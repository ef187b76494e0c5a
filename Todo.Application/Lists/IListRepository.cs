using Todo.Application.Common;
using Todo.Domain.Lists;

namespace Todo.Application.Lists;

/// <summary>
/// The lists. Every method names the owner, and the owner is part of each statement that it runs: another user's list is not found.
/// Methods that write are part of the unit of work in which they are called.
/// </summary>
public interface IListRepository
{
    ValueTask<Result<TodoList>> FindAsync(long id, long userId, CancellationToken cancellationToken);

    /// <summary>As <see cref="FindAsync"/>, and until the unit of work ends nothing else changes anything of this user.</summary>
    ValueTask<Result<TodoList>> FindForChangeAsync(long id, long userId, CancellationToken cancellationToken);

    /// <summary>All lists of the user, by position, then by id; none if there is no such user. A user that the previous release registered gets an inbox.</summary>
    ValueTask<IReadOnlyList<TodoList>> ListAsync(long userId, CancellationToken cancellationToken);

    /// <summary>As <see cref="ListAsync"/>, found for change.</summary>
    ValueTask<IReadOnlyList<TodoList>> ListForChangeAsync(long userId, CancellationToken cancellationToken);

    /// <summary>The number of open todos in each list that has any.</summary>
    ValueTask<IReadOnlyDictionary<long, long>> CountOpenAsync(long userId, CancellationToken cancellationToken);

    /// <summary>Adds the list, which gets its id.</summary>
    /// <returns>A conflict if the owner has <paramref name="limit"/> lists already; null if the list was added.</returns>
    ValueTask<Failure?> AddAsync(TodoList list, long limit, CancellationToken cancellationToken);

    /// <summary>Adds the inbox of a new user.</summary>
    ValueTask AddInboxAsync(long userId, CancellationToken cancellationToken);

    /// <summary>Writes what has changed of a list that was found for change.</summary>
    ValueTask SaveAsync(TodoList list, CancellationToken cancellationToken);

    /// <summary>Deletes a list that was found for change.</summary>
    ValueTask DeleteAsync(TodoList list, CancellationToken cancellationToken);
}
