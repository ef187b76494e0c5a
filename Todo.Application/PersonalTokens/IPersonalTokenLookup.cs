using Todo.Domain.PersonalTokens;

namespace Todo.Application.PersonalTokens;

/// <summary>What a request with a valid personal token may do.</summary>
/// <param name="Id">The token.</param>
/// <param name="UserId">Its owner.</param>
/// <param name="Scopes">What it permits.</param>
/// <param name="ExpiresAt">From then on, it is not accepted.</param>
/// <param name="LastUsedAt">The last use that is recorded.</param>
public sealed record PersonalTokenClaims(long Id, long UserId, TokenScopes Scopes, DateTimeOffset ExpiresAt, DateTimeOffset? LastUsedAt);

/// <summary>The check of every request with a personal token.</summary>
public interface IPersonalTokenLookup
{
    /// <summary>Finds the token with the hash; null if there is none, or if it has expired at <paramref name="now"/>.</summary>
    ValueTask<PersonalTokenClaims?> FindAsync(byte[] hash, DateTimeOffset now, CancellationToken cancellationToken);
}
