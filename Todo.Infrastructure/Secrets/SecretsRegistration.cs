using Microsoft.Extensions.DependencyInjection;
using Todo.Application.Common;

namespace Todo.Infrastructure.Secrets;

/// <summary>Registers the services of this folder.</summary>
internal static class SecretsRegistration
{
    public static void AddSecrets(this IServiceCollection services)
    {
        services.AddSingleton<SecretKeyRing>();
        services.AddSingleton<ISecretProtector, SecretProtector>();
    }
}
