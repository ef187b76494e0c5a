using Todo.Domain.Sessions;

namespace Todo.Application.SignIn;

/// <summary>A signed access token (RFC 9068) and its lifetime.</summary>
public sealed record IssuedAccessToken(string Value, TimeSpan Lifetime)
{
    /// <summary>Without the members, which must not get into a log.</summary>
    public override string ToString() => nameof(IssuedAccessToken);
}

/// <summary>The claims of a genuine access token.</summary>
/// <param name="UserId">The subject (<c>sub</c>).</param>
/// <param name="SessionId">The session (<c>sid</c>) that the token belongs to.</param>
/// <param name="ExpiresAt">When the token expires (<c>exp</c>).</param>
public sealed record AccessTokenClaims(long UserId, long SessionId, DateTimeOffset ExpiresAt);

/// <summary>Issues access tokens.</summary>
public interface IAccessTokenIssuer
{
    /// <summary>Issues a token for the session. It expires after the configured minutes, but no later than the session.</summary>
    IssuedAccessToken Issue(Session session, DateTimeOffset now);
}

/// <summary>Verifies access tokens (RFC 8725).</summary>
public interface IAccessTokenVerifier
{
    /// <summary>Returns the claims of a genuine token that is valid now; otherwise null. Does not check the session.</summary>
    AccessTokenClaims? Verify(string token);

    /// <summary>Returns the claims of a genuine token, even if it has expired; otherwise null.</summary>
    AccessTokenClaims? VerifyIgnoringLifetime(string token);
}
