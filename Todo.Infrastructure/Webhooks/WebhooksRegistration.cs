using Microsoft.Extensions.DependencyInjection;
using Todo.Application.Webhooks;
using Todo.Infrastructure.Database;

namespace Todo.Infrastructure.Webhooks;

/// <summary>Registers the services of this folder.</summary>
internal static class WebhooksRegistration
{
    public static void AddWebhooks(this IServiceCollection services)
    {
        services.AddScoped<IWebhookRepository, WebhookRepository>();
        services.AddScoped<IDeliveryRepository, DeliveryRepository>();
        services.AddSingleton<IOutbox, WebhookOutbox>();
        services.AddSingleton<WebhookStatements>();
        services.AddSingleton<ICleanUpTask, OldDeliveries>();
    }
}
