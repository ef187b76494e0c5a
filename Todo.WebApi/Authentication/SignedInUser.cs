using System.Globalization;
using System.Security.Claims;
using Todo.Application.SignIn;

namespace Todo.WebApi.Authentication;

/// <summary>
/// The identity of a request with a valid access token: typed, and as claims with the names of RFC 9068 for authorization policies.
/// </summary>
/// <remarks>A token without a <c>scope</c> claim, such as that of a session, has full access.</remarks>
internal sealed class SignedInUser(AccessTokenClaims token) : ClaimsIdentity(ClaimsOf(token), BearerHandler.SchemeName, Subject, null)
{
    public const string Subject = "sub";
    public const string Session = "sid";
    public const string Scope = "scope";

    public long UserId { get; } = token.UserId;

    public long SessionId { get; } = token.SessionId;

    public DateTimeOffset TokenExpiresAt { get; } = token.ExpiresAt;

    /// <summary>Returns the signed-in user; null for a request without a valid token.</summary>
    public static SignedInUser? Of(HttpContext context) => context.User.Identity as SignedInUser;

    /// <summary>Returns whether the token grants this scope.</summary>
    public bool Permits(string scope) => !HasClaim(claim => claim.Type == Scope) || HasClaim(Scope, scope);

    private static Claim[] ClaimsOf(AccessTokenClaims token) =>
    [
        new(Subject, token.UserId.ToString(CultureInfo.InvariantCulture), ClaimValueTypes.Integer64),
        new(Session, token.SessionId.ToString(CultureInfo.InvariantCulture), ClaimValueTypes.Integer64),
    ];
}
