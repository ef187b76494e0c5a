using Microsoft.Extensions.DependencyInjection;
using Todo.Application.Sessions;
using Todo.Infrastructure.Database;

namespace Todo.Infrastructure.Sessions;

/// <summary>Registers the services of this folder.</summary>
internal static class SessionsRegistration
{
    public static void AddSessions(this IServiceCollection services)
    {
        services.AddSingleton<SessionStatements>();
        services.AddSingleton<RefreshTokenStatements>();
        services.AddScoped<ISessionRepository, SessionRepository>();
        services.AddScoped<IRefreshTokenRepository, RefreshTokenRepository>();
        services.AddSingleton<ISessionLookup, SessionLookup>();
        services.AddSingleton<ICleanUpTask, ExpiredSessions>();
    }
}
