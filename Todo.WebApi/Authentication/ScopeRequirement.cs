using Microsoft.AspNetCore.Authorization;
using Todo.Domain.PersonalTokens;

namespace Todo.WebApi.Authentication;

/// <summary>Admits sessions, and personal tokens with the scope; with no scope, sessions alone.</summary>
internal sealed class ScopeRequirement(TokenScopes scope) : AuthorizationHandler<ScopeRequirement>, IAuthorizationRequirement
{
    public TokenScopes Scope { get; } = scope;

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, ScopeRequirement requirement)
    {
        if (context.User.Identity is SignedInUser user && user.Permits(requirement.Scope))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
