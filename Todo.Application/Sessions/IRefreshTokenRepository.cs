using Todo.Domain.Sessions;

namespace Todo.Application.Sessions;

/// <summary>The refresh tokens, spent and unspent, of the sessions that have not ended.</summary>
public interface IRefreshTokenRepository
{
    void Add(RefreshToken token);

    /// <summary>Marks the token as spent if nobody has: of any number of callers, exactly one is told true.</summary>
    Task<bool> TrySpendAsync(byte[] hash, DateTimeOffset now, CancellationToken cancellationToken);

    Task<RefreshToken?> FindAsync(byte[] hash, CancellationToken cancellationToken);

    /// <summary>Whether a token issued for this one has been spent in its turn.</summary>
    Task<bool> HasSpentSuccessorAsync(long id, CancellationToken cancellationToken);
}
