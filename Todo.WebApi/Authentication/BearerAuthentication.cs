using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Todo.Application.Common;

namespace Todo.WebApi.Authentication;

internal static class BearerAuthentication
{
    /// <summary>Registers the authentication and the authorization policy of protected operations.</summary>
    public static readonly AuthorizationPolicy Policy =
        new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();

    public static IServiceCollection AddBearerAuthentication(this IServiceCollection services)
    {
        // Not AddAuthentication(): it adds data protection, which writes its own keys to the home folder.
        services.AddAuthenticationCore(options => options.DefaultScheme = BearerHandler.SchemeName);
        services.AddWebEncoders();
        new AuthenticationBuilder(services).AddScheme<AuthenticationSchemeOptions, BearerHandler>(BearerHandler.SchemeName, null);
        services.AddAuthorization();
        services.AddHttpContextAccessor();
        services.AddSingleton<ICurrentUser, CurrentUser>();
        return services;
    }
}
