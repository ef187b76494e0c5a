using System.Globalization;
using System.Security.Claims;
using Todo.Application.Common;
using Todo.Application.PersonalTokens;
using Todo.Application.SignIn;
using Todo.Domain.PersonalTokens;

namespace Todo.WebApi.Authentication;

/// <summary>
/// The identity of a request with a valid token: typed, and as claims with the names of RFC 9068 for authorization policies.
/// </summary>
internal sealed class SignedInUser : ClaimsIdentity
{
    public const string Subject = "sub";
    public const string Session = "sid";
    public const string Scope = "scope";

    private readonly TokenScopes _scopes;

    /// <summary>The user of an access token, which permits everything.</summary>
    public SignedInUser(AccessTokenClaims token)
        : this(token.UserId, new(CredentialKind.Session, token.SessionId), token.ExpiresAt, [Id(Session, token.SessionId)])
    {
    }

    /// <summary>The owner of a personal token, which permits what its scopes name.</summary>
    public SignedInUser(PersonalTokenClaims token)
        : this(
            token.UserId, new(CredentialKind.PersonalToken, token.Id), token.ExpiresAt,
            TokenScopeNames.NamesOf(token.Scopes).Select(name => new Claim(Scope, name))) =>
        _scopes = token.Scopes;

    private SignedInUser(long userId, Credential credential, DateTimeOffset tokenExpiresAt, IEnumerable<Claim> claims)
        : base(claims.Prepend(Id(Subject, userId)), BearerHandler.SchemeName, Subject, null) =>
        (UserId, Credential, TokenExpiresAt) = (userId, credential, tokenExpiresAt);

    public long UserId { get; }

    /// <summary>What the token depends on.</summary>
    public Credential Credential { get; }

    public DateTimeOffset TokenExpiresAt { get; }

    /// <summary>Returns the signed-in user; null for a request without a valid token.</summary>
    public static SignedInUser? Of(HttpContext context) => context.User.Identity as SignedInUser;

    /// <summary>Returns whether the token permits an operation that requires the scope; with no scope, one that admits sessions alone.</summary>
    public bool Permits(TokenScopes scope) =>
        Credential.Kind == CredentialKind.Session || (scope != TokenScopes.None && (_scopes & scope) == scope);

    private static Claim Id(string type, long id) => new(type, id.ToString(CultureInfo.InvariantCulture), ClaimValueTypes.Integer64);
}
