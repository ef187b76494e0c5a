using Microsoft.Extensions.DependencyInjection;
using Todo.Application.Keys;
using Todo.Application.SignIn;
using Todo.Infrastructure.Common;

namespace Todo.Infrastructure.Keys;

/// <summary>Registers the services of this folder.</summary>
internal static class KeysRegistration
{
    public static void AddKeys(this IServiceCollection services)
    {
        services.AddSettings<JwtOptions>(JwtOptions.Section);
        services.AddSingleton<IIssuer, ConfiguredIssuer>();
        services.AddSingleton<SigningKeyRing>();
        services.AddSingleton<ISigningKeys>(provider => provider.GetRequiredService<SigningKeyRing>());
        services.AddSingleton<Pseudonymizer>();
        services.AddSingleton<IPseudonymizer>(provider => provider.GetRequiredService<Pseudonymizer>());
    }

    /// <summary>All instances must share the keys. Only SQLite, on a single host, has a folder next to its file for them.</summary>
    public static void RequireConfiguredKeys(this IServiceCollection services, string database) =>
        services.AddOptions<JwtOptions>().Validate(
            jwt => jwt.SigningKey is not null || jwt.KeysPath is not null, $"Jwt:SigningKey or Jwt:KeysPath must be set with {database}.");
}
