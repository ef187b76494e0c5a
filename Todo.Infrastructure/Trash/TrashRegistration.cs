using Microsoft.Extensions.DependencyInjection;
using Todo.Application.Trash;
using Todo.Infrastructure.Database;

namespace Todo.Infrastructure.Trash;

/// <summary>Registers the services of this folder.</summary>
internal static class TrashRegistration
{
    public static void AddTrash(this IServiceCollection services)
    {
        services.AddScoped<ITrashRepository, TrashRepository>();
        services.AddSingleton<TrashStatements>();
        services.AddSingleton<ICleanUpTask, ExpiredTrash>();
    }
}
