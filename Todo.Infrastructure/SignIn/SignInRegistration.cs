using Microsoft.Extensions.DependencyInjection;
using Todo.Application.SignIn;

namespace Todo.Infrastructure.SignIn;

/// <summary>Registers the services of this folder.</summary>
internal static class SignInRegistration
{
    public static void AddSignIn(this IServiceCollection services)
    {
        services.AddSingleton<IAccessTokenIssuer, AccessTokenIssuer>();
        services.AddSingleton<IAccessTokenVerifier, AccessTokenVerifier>();
    }
}
