using Todo.Domain.Sessions;

namespace Todo.Application.SignIn;

/// <summary>A signed access token (RFC 9068) and the time for which it is good.</summary>
public sealed record IssuedAccessToken(string Value, TimeSpan Lifetime);

/// <summary>What a genuine access token says.</summary>
/// <param name="UserId">The subject.</param>
/// <param name="SessionId">The session (<c>sid</c>) that it belongs to.</param>
public sealed record AccessTokenClaims(long UserId, long SessionId);

/// <summary>Issues the access tokens.</summary>
public interface IAccessTokenIssuer
{
    /// <summary>A token for the session, good for the configured minutes but never longer than the session.</summary>
    IssuedAccessToken Issue(Session session, DateTimeOffset now);
}

/// <summary>Tells genuine access tokens from all others (RFC 8725).</summary>
public interface IAccessTokenVerifier
{
    /// <summary>The claims of a token that is genuine and good now; null for any other. The session is not looked at.</summary>
    AccessTokenClaims? Verify(string token);

    /// <summary>The claims of a genuine token, be it expired.</summary>
    AccessTokenClaims? VerifyIgnoringLifetime(string token);
}
