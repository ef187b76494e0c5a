using Todo.Domain.Sessions;

namespace Todo.Application.Sessions;

/// <summary>The refresh tokens, used and unused, of the sessions that have not ended.</summary>
public interface IRefreshTokenRepository
{
    void Add(RefreshToken token);

    /// <summary>Marks the token as used if it is not: exactly one of any number of callers gets true.</summary>
    Task<bool> TryUseAsync(byte[] hash, DateTimeOffset now, CancellationToken cancellationToken);

    Task<RefreshToken?> FindAsync(byte[] hash, CancellationToken cancellationToken);

    /// <summary>Whether a token issued for this one has been used in its turn.</summary>
    Task<bool> HasUsedSuccessorAsync(long id, CancellationToken cancellationToken);
}
