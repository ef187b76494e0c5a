using Todo.Application.Common;

namespace Todo.WebApi.Authentication;

/// <summary>The user of the request's access token.</summary>
internal sealed class CurrentUser(IHttpContextAccessor accessor) : ICurrentUser
{
    public long Id => User.UserId;

    public long SessionId => User.SessionId;

    public DateTimeOffset TokenExpiresAt => User.TokenExpiresAt;

    private SignedInUser User =>
        accessor.HttpContext is { } context && SignedInUser.Of(context) is { } user
            ? user
            : throw new InvalidOperationException("The request has no signed-in user.");
}
