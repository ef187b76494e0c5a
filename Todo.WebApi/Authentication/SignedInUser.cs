using System.Globalization;
using System.Security.Claims;
using Todo.Application.SignIn;

namespace Todo.WebApi.Authentication;

/// <summary>
/// The identity of a request with a valid access token: its claims by the names of RFC 9068, for authorization policies, and typed.
/// </summary>
/// <remarks>A token without a <c>scope</c> claim, such as that of a session, permits everything.</remarks>
internal sealed class SignedInUser(AccessTokenClaims token) : ClaimsIdentity(ClaimsOf(token), BearerHandler.SchemeName, Subject, null)
{
    public const string Subject = "sub";
    public const string Session = "sid";
    public const string Scope = "scope";

    public long UserId { get; } = token.UserId;

    public long SessionId { get; } = token.SessionId;

    /// <summary>The signed-in user; null for a request without a valid token.</summary>
    public static SignedInUser? Of(HttpContext context) => context.User.Identity as SignedInUser;

    /// <summary>Whether the token permits what this scope stands for.</summary>
    public bool Permits(string scope) => !HasClaim(claim => claim.Type == Scope) || HasClaim(Scope, scope);

    private static Claim[] ClaimsOf(AccessTokenClaims token) =>
    [
        new(Subject, token.UserId.ToString(CultureInfo.InvariantCulture), ClaimValueTypes.Integer64),
        new(Session, token.SessionId.ToString(CultureInfo.InvariantCulture), ClaimValueTypes.Integer64),
    ];
}
