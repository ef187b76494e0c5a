using Microsoft.Extensions.DependencyInjection;
using Todo.Application.Throttling;
using Todo.Infrastructure.Database;

namespace Todo.Infrastructure.Throttling;

/// <summary>Registers the services of this folder.</summary>
internal static class ThrottlingRegistration
{
    public static void AddThrottling(this IServiceCollection services)
    {
        services.AddSingleton<AttemptStatements>();
        services.AddScoped<IAttemptThrottle, AttemptThrottle>();
        services.AddSingleton<ICleanUpTask, OldAttempts>();
    }
}
