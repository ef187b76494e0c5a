using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Todo.Application.Common;
using Todo.Domain.PersonalTokens;

namespace Todo.WebApi.Authentication;

/// <summary>Registers the authentication, and the authorization policies of protected operations.</summary>
internal static class BearerAuthentication
{
    public static IServiceCollection AddBearerAuthentication(this IServiceCollection services)
    {
        // Not AddAuthentication(): it adds data protection, which writes its own keys to the home folder.
        services.AddAuthenticationCore(options => options.DefaultScheme = BearerHandler.SchemeName);
        services.AddWebEncoders();
        new AuthenticationBuilder(services).AddScheme<AuthenticationSchemeOptions, BearerHandler>(BearerHandler.SchemeName, null);
        services.AddAuthorization(options => options.DefaultPolicy = PolicyFor(TokenScopes.None));
        services.AddHttpContextAccessor();
        services.AddSingleton<ICurrentUser, CurrentUser>();
        return services;
    }

    /// <summary>
    /// Gives each operation its one policy: that of its scope, or else one that admits no personal tokens. Not one policy for all and another
    /// for some, because the framework demands what all policies of an operation demand.
    /// </summary>
    public static TBuilder RequireSignIn<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.Add(endpoint => endpoint.Metadata.Add(PolicyFor(RequiresScopeAttribute.Of(endpoint.Metadata))));
        return builder;
    }

    private static AuthorizationPolicy PolicyFor(TokenScopes scope) =>
        new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(new ScopeRequirement(scope)).Build();
}
