using Microsoft.EntityFrameworkCore;
using Todo.Application.Common;
using Todo.Application.Webhooks;
using Todo.Domain.Webhooks;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.Webhooks;

internal sealed class WebhookRepository(DatabaseScope database, SqlDialect dialect) : IWebhookRepository
{
    public Task<IReadOnlyList<Webhook>> ListAsync(long userId, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<Webhook>>(
            async (session, ct) => await OfUser(session.Context, userId).AsNoTracking().OrderBy(webhook => webhook.Id).ToListAsync(ct),
            cancellationToken).AsTask();

    public async Task<IReadOnlyList<Webhook>> ListForChangeAsync(long userId, CancellationToken cancellationToken) =>
        await OfUser(database.Current.Context, userId).OrderBy(webhook => webhook.Id).ToListAsync(cancellationToken);

    public ValueTask<Result<Webhook>> FindAsync(long id, long userId, CancellationToken cancellationToken) =>
        database.ReadAsync<Result<Webhook>>(
            async (session, ct) =>
                await OfUser(session.Context, userId).AsNoTracking().FirstOrDefaultAsync(webhook => webhook.Id == id, ct) is { } found
                    ? found
                    : await session.Context.Users.AnyAsync(user => user.Id == userId, ct) ? WebhookFailures.NotFound : Failure.InvalidToken,
            cancellationToken);

    public async Task AddAsync(Webhook webhook, CancellationToken cancellationToken)
    {
        var context = database.Current.Context;
        context.Add(webhook);
        await context.SaveChangesAsync(cancellationToken);
    }

    public async Task StopAsync(Webhook webhook, CancellationToken cancellationToken)
    {
        var context = database.Current.Context;
        // The webhook's row is locked before those of its deliveries, as when they are sent.
        await context.SaveChangesAsync(cancellationToken);
        await DeliveriesOf(context, webhook).Where(delivery => delivery.State == DeliveryState.Pending && delivery.IsManual)
            .ExecuteUpdateAsync(delivery => delivery.SetProperty(one => one.IsManual, false), cancellationToken);
    }

    public async Task<bool> DeleteSomeAsync(Webhook webhook, CancellationToken cancellationToken)
    {
        var context = database.Current.Context;
        await context.FindForChangeAsync<Webhook>(dialect, webhook.Id, webhook.UserId, cancellationToken);
        var deliveries = DeliveriesOf(context, webhook).OrderBy(delivery => delivery.Id);
        if (await deliveries.Take(CleanUp.BatchSize).ExecuteDeleteAsync(cancellationToken) == CleanUp.BatchSize)
            return false;
        await OfUser(context, webhook.UserId).Where(deleted => deleted.Id == webhook.Id).ExecuteDeleteAsync(cancellationToken);
        return true;
    }

    private static IQueryable<WebhookDelivery> DeliveriesOf(TodoDbContext context, Webhook webhook) =>
        context.Set<WebhookDelivery>().Where(delivery => delivery.WebhookId == webhook.Id && delivery.UserId == webhook.UserId);

    private static IQueryable<Webhook> OfUser(TodoDbContext context, long userId) =>
        context.Set<Webhook>().Where(webhook => webhook.UserId == userId);
}
