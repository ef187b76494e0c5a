using Todo.Application.Common;
using Todo.WebApi.Authentication;

namespace Todo.WebApi.RateLimiting;

/// <summary>Whom a request counts for: the user, or the client network of an anonymous request.</summary>
internal readonly record struct ClientKey(long UserId, string? Network)
{
    public bool IsUser => Network is null;

    public static ClientKey Of(HttpContext context) => SignedInUser.Of(context) is { } user
        ? new(user.UserId, null)
        : new(0, ClientNetwork.Of(context.Connection.RemoteIpAddress));
}
