using Microsoft.Extensions.DependencyInjection;
using Todo.Application.SingleSignOn;
using Todo.Infrastructure.Database;

namespace Todo.Infrastructure.SingleSignOn;

/// <summary>Registers the services of this folder.</summary>
internal static class SingleSignOnRegistration
{
    public static void AddSingleSignOn(this IServiceCollection services)
    {
        services.AddScoped<IExternalIdentityRepository, ExternalIdentityRepository>();
        services.AddScoped<IUsedNonces, UsedNonces>();
        services.AddSingleton<ICleanUpTask, ExpiredNonces>();
        services.AddSingleton<ProviderDocuments>();
        services.AddSingleton<ProviderDirectory>();
        services.AddSingleton<IIdTokenVerifier, IdTokenVerifier>();
        services.AddHostedService<ProviderKeyRefresh>();
    }
}
