using Todo.Application.Common;

namespace Todo.WebApi.Authentication;

/// <summary>The user of the request's token.</summary>
internal sealed class CurrentUser(IHttpContextAccessor accessor) : ICurrentUser
{
    public long Id => User.UserId;

    public Credential Credential => User.Credential;

    public long SessionId => User.Credential is { Kind: CredentialKind.Session, Id: var id }
        ? id
        : throw new InvalidOperationException("The request has no session.");

    public DateTimeOffset TokenExpiresAt => User.TokenExpiresAt;

    private SignedInUser User =>
        accessor.HttpContext is { } context && SignedInUser.Of(context) is { } user
            ? user
            : throw new InvalidOperationException("The request has no signed-in user.");
}
