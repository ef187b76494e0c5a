using Microsoft.Extensions.DependencyInjection;
using Todo.Application.Common;
using Todo.Infrastructure.Database;

namespace Todo.Infrastructure.Delivery;

/// <summary>Registers the services of this folder.</summary>
internal static class DeliveryRegistration
{
    public static void AddDelivery(this IServiceCollection services)
    {
        services.AddSingleton<DeliverySignal>();
        services.AddSingleton<ICommitObserver, DeliveryWaking>();
        services.AddSingleton<INameResolver, NameResolver>();
        services.AddSingleton<GuardedConnector>();
        services.AddSingleton<WebhookSender>();
        services.AddSingleton<WebhookTries>();
        services.AddSingleton<WebhookService>();
        services.AddSingleton<DeliveryStatements>();
        services.AddSingleton<DeliveryStore>();
        services.AddSingleton<DeliveryGauges>();
        services.AddScoped<WebhookDisabling>();
        services.AddHostedService<DeliveryWorker>();
    }
}
