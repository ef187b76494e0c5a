using Microsoft.Extensions.DependencyInjection;
using Todo.Application.Events;
using Todo.Infrastructure.Database;

namespace Todo.Infrastructure.Events;

/// <summary>Registers the services of this folder.</summary>
internal static class EventsRegistration
{
    public static void AddEvents(this IServiceCollection services)
    {
        services.AddSingleton<EventStreams>();
        services.AddSingleton<IEventStreams>(provider => provider.GetRequiredService<EventStreams>());
        services.AddSingleton<ICommitObserver>(provider => provider.GetRequiredService<EventStreams>());
        services.AddHostedService<EventPoll>();
    }
}
