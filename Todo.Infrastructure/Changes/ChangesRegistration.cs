using Microsoft.Extensions.DependencyInjection;
using Todo.Application.Changes;

namespace Todo.Infrastructure.Changes;

/// <summary>Registers the services of this folder.</summary>
internal static class ChangesRegistration
{
    public static void AddChanges(this IServiceCollection services)
    {
        services.AddScoped<IChangeRepository, ChangeRepository>();
        services.AddSingleton<ChangeStatements>();
    }
}
