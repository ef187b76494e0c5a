using Todo.Domain.Users;

namespace Todo.Application.Users;

/// <summary>The users. A user that is found for a change, or added, is tracked: what its methods change is saved with the commit.</summary>
public interface IUserRepository
{
    Task<User?> FindAsync(long id, CancellationToken cancellationToken);

    /// <summary>As <see cref="FindAsync"/>, and locks the user until the unit of work ends.</summary>
    Task<User?> FindForChangeAsync(long id, CancellationToken cancellationToken);

    /// <param name="normalizedEmail">As <see cref="EmailAddress.Normalize"/> gives it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<User?> FindByEmailAsync(string normalizedEmail, CancellationToken cancellationToken);

    /// <summary>Adds the user immediately; false if the address is taken.</summary>
    Task<bool> TryAddAsync(User user, CancellationToken cancellationToken);

    /// <summary>Saves what has changed immediately. If the address is taken, it returns false, and what it tracked must be found again.</summary>
    Task<bool> TrySaveAsync(CancellationToken cancellationToken);
}
