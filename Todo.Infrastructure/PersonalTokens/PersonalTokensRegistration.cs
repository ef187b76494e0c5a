using Microsoft.Extensions.DependencyInjection;
using Todo.Application.PersonalTokens;
using Todo.Application.Users;
using Todo.Infrastructure.Database;

namespace Todo.Infrastructure.PersonalTokens;

/// <summary>Registers the services of this folder.</summary>
internal static class PersonalTokensRegistration
{
    public static void AddPersonalTokens(this IServiceCollection services)
    {
        services.AddScoped<IPersonalTokenRepository, PersonalTokenRepository>();
        services.AddScoped<IPersonalTokenRevocation, PersonalTokenRepository>();
        services.AddSingleton<PersonalTokenStatements>();
        services.AddSingleton<IPersonalTokenLookup, PersonalTokenLookup>();
        services.AddSingleton<IPersonalTokenUses, PersonalTokenUses>();
        services.AddSingleton<ICleanUpTask, ExpiredPersonalTokens>();
    }
}
