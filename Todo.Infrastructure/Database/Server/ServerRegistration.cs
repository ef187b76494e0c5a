using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Todo.Infrastructure.Database.Server;

/// <summary>Registers the services that SQL Server and PostgreSQL share.</summary>
internal static class ServerRegistration
{
    public static void AddDatabaseServer(this IServiceCollection services)
    {
        services.AddSingleton<ServerSessions>();
        services.AddSingleton<IWriteProgress, ServerWriteProgress>();
        services.AddSingleton<ISessionRunner, ServerSessionRunner>();
        services.AddSingleton<IInterceptor, DeferredStatementsFirst>();
    }
}
