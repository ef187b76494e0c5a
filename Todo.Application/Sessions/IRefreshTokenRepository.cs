using Todo.Domain.Sessions;

namespace Todo.Application.Sessions;

/// <summary>The refresh tokens of the active sessions: the unused ones, and those used ones that may be repeated.</summary>
public interface IRefreshTokenRepository
{
    void Add(RefreshToken token);

    /// <summary>Marks the token as used if it is not: exactly one of any number of callers gets true.</summary>
    Task<bool> TryUseAsync(byte[] hash, DateTimeOffset now, CancellationToken cancellationToken);

    Task<RefreshToken?> FindAsync(byte[] hash, CancellationToken cancellationToken);

    /// <summary>Whether a token issued for this one has been used in its turn.</summary>
    Task<bool> HasUsedSuccessorAsync(long id, CancellationToken cancellationToken);

    /// <summary>Deletes a used token that cannot be repeated any more, or marks it so if its reuse would not be seen without it.</summary>
    Task RetireAsync(long id, CancellationToken cancellationToken);

    /// <summary>
    /// Deletes the oldest unused tokens of the session, so that at most so many are left, and the older used ones that nobody repeats
    /// any more, being used before <paramref name="repeatableSince"/>.
    /// </summary>
    Task DeleteSurplusAsync(long sessionId, int kept, DateTimeOffset repeatableSince, CancellationToken cancellationToken);
}
