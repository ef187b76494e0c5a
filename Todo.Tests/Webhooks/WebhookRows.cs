using Microsoft.EntityFrameworkCore;
using Todo.Domain;
using Todo.Domain.Webhooks;
using Todo.Tests.Harness;
using Todo.Tests.Trust;

namespace Todo.Tests.Webhooks;

/// <summary>Reads and writes webhooks and their deliveries directly in the database.</summary>
internal static class WebhookRows
{
    /// <summary>Adds deliveries, so that no server sends them, and returns their ids, oldest first.</summary>
    public static async Task<long[]> AddDeliveriesAsync(
        TodoServer server, long webhookId, int count, DeliveryState state = DeliveryState.Delivered, DateTimeOffset? at = null)
    {
        await using var context = GrowthRows.CreateContext(server);
        var webhook = await context.Set<Webhook>().SingleAsync(one => one.Id == webhookId);
        var created = at ?? server.Clock.Now();
        var deliveries = Enumerable.Range(0, count).Select(_ => WebhookDelivery.CreatePing(webhook, "{}", created)).ToArray();
        context.AddRange(deliveries);
        foreach (var delivery in deliveries)
        {
            context.Entry(delivery).Property(one => one.State).CurrentValue = state;
            context.Entry(delivery).Property(one => one.NextAttemptAt).CurrentValue =
                state == DeliveryState.Pending ? created.AddDays(1) : null;
        }
        await context.SaveChangesAsync();
        return [.. deliveries.Select(delivery => delivery.Id).Order()];
    }

    public static async Task AddAttemptsAsync(TodoServer server, params DeliveryAttempt[] attempts)
    {
        await using var context = GrowthRows.CreateContext(server);
        foreach (var attempt in attempts)
        {
            context.Add(attempt);
            await context.SaveChangesAsync();
        }
    }

    public static async Task<List<WebhookDelivery>> DeliveriesAsync(TodoServer server, long webhookId)
    {
        await using var context = GrowthRows.CreateContext(server);
        return await context.Set<WebhookDelivery>().AsNoTracking().Where(delivery => delivery.WebhookId == webhookId)
            .OrderBy(delivery => delivery.Id).ToListAsync();
    }

    public static async Task<Webhook> FindAsync(TodoServer server, long id)
    {
        await using var context = GrowthRows.CreateContext(server);
        return await context.Set<Webhook>().AsNoTracking().SingleAsync(webhook => webhook.Id == id);
    }

    public static async Task DisableAsync(TodoServer server, long id, string reason)
    {
        await using var context = GrowthRows.CreateContext(server);
        (await context.Set<Webhook>().SingleAsync(webhook => webhook.Id == id)).Disable(reason, server.Clock.Now());
        await context.SaveChangesAsync();
    }

    /// <summary>The events that a change of the user has to record.</summary>
    public static async Task<WebhookEvents> EventsOfAsync(TodoServer server, TodoClient user)
    {
        await using var context = GrowthRows.CreateContext(server);
        return await context.Users.Where(one => one.Id == user.UserId).Select(one => one.WebhookEvents).SingleAsync();
    }
}
