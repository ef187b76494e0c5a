using Todo.Application.Common;
using Todo.Application.SignIn;

namespace Todo.WebApi.Authentication;

/// <summary>The claims that <see cref="BearerHandler"/> left with the request.</summary>
internal sealed class CurrentUser(IHttpContextAccessor accessor) : ICurrentUser
{
    public long Id => Claims.UserId;

    public long SessionId => Claims.SessionId;

    private AccessTokenClaims Claims =>
        accessor.HttpContext?.Features.Get<AccessTokenClaims>() ?? throw new InvalidOperationException("Nobody is signed in.");
}
