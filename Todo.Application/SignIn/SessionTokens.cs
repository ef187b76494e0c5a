using Todo.Application.Sessions;
using Todo.Domain.Sessions;

namespace Todo.Application.SignIn;

/// <summary>Issues pairs of tokens for sessions.</summary>
internal sealed class SessionTokens(IRefreshTokenRepository refreshTokens, IAccessTokenIssuer issuer)
{
    /// <param name="session">The session, tracked by the unit of work.</param>
    /// <param name="parentId">The id of the refresh token that is exchanged for this pair; null at sign-in.</param>
    /// <param name="now">The current time.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public async Task<TokenResponse> IssueAsync(Session session, long? parentId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        session.EnsureTokenKey();
        var refreshToken = RefreshTokenText.Create(session.Id, session.TokenKey);
        await refreshTokens.AddAsync(RefreshToken.Issue(session.Id, RefreshTokenText.Hash(refreshToken), parentId, now), cancellationToken);
        var accessToken = issuer.Issue(session, now);
        return new TokenResponse(accessToken.Value, "bearer", (long)accessToken.Lifetime.TotalSeconds, refreshToken);
    }
}
