using Todo.Domain.Sessions;

namespace Todo.Application.Sessions;

/// <summary>The refresh tokens of active sessions: unused tokens, and used tokens that a client may still retry.</summary>
public interface IRefreshTokenRepository
{
    Task AddAsync(RefreshToken token, CancellationToken cancellationToken);

    /// <summary>Marks the token as used. Returns true to exactly one of several concurrent callers.</summary>
    Task<bool> TryUseAsync(byte[] hash, DateTimeOffset now, CancellationToken cancellationToken);

    Task<RefreshToken?> FindAsync(byte[] hash, CancellationToken cancellationToken);

    /// <summary>Returns whether any token that was issued in exchange for this one has been used.</summary>
    Task<bool> HasUsedSuccessorAsync(long id, CancellationToken cancellationToken);

    /// <summary>Retires a used token: deletes it, or marks it as retired if detecting its reuse requires the row.</summary>
    Task RetireAsync(long id, CancellationToken cancellationToken);

    /// <summary>
    /// Deletes the oldest unused tokens of the session beyond the maximum, and the tokens that were used before
    /// <paramref name="repeatableSince"/>, which can no longer be retried.
    /// </summary>
    Task DeleteSurplusAsync(long sessionId, int kept, DateTimeOffset repeatableSince, CancellationToken cancellationToken);
}
