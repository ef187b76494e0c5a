using Todo.Domain.PersonalTokens;

namespace Todo.Application.PersonalTokens;

/// <summary>
/// The personal tokens. The owner is part of each statement: another user's token is not found. Methods that write are part of the unit
/// of work in which they are called.
/// </summary>
public interface IPersonalTokenRepository
{
    /// <summary>All tokens of the user, also expired ones, by id.</summary>
    Task<IReadOnlyList<PersonalToken>> ListAsync(long userId, CancellationToken cancellationToken);

    /// <summary>The number of tokens of the user that are valid at <paramref name="now"/>; exact while the user is locked.</summary>
    Task<long> CountValidAsync(long userId, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Adds the token, which gets its id.</summary>
    Task AddAsync(PersonalToken token, CancellationToken cancellationToken);

    /// <returns>False if the user has no such token.</returns>
    Task<bool> DeleteAsync(long id, long userId, CancellationToken cancellationToken);
}
