using Todo.Domain.Users;

namespace Todo.Application.Users;

/// <summary>The users. A user that is found within a unit of work is tracked: what its methods change is saved with the commit.</summary>
public interface IUserRepository
{
    Task<User?> FindAsync(long id, CancellationToken cancellationToken);

    /// <summary>As <see cref="FindAsync"/>, and until the unit of work ends nobody else finds the user so or changes it.</summary>
    Task<User?> FindForChangeAsync(long id, CancellationToken cancellationToken);

    /// <param name="normalizedEmail">As <see cref="EmailAddress.Normalize"/> gives it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<User?> FindByEmailAsync(string normalizedEmail, CancellationToken cancellationToken);

    /// <summary>Adds the user at once; false when another has the address.</summary>
    Task<bool> TryAddAsync(User user, CancellationToken cancellationToken);

    /// <summary>Deletes the user with everything that is the user's, provided that the password is still the one with this hash.</summary>
    Task<bool> DeleteAsync(long id, string passwordHash, CancellationToken cancellationToken);
}
