using Microsoft.Extensions.DependencyInjection;
using Todo.Application.Lists;

namespace Todo.Infrastructure.Lists;

/// <summary>Registers the services of this folder.</summary>
internal static class ListsRegistration
{
    public static void AddLists(this IServiceCollection services)
    {
        services.AddScoped<IListRepository, ListRepository>();
        services.AddScoped<Inboxes>();
        services.AddSingleton<ListStatements>();
    }
}
