using Microsoft.EntityFrameworkCore;
using Todo.Domain.Users;
using Todo.Domain.Webhooks;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Database.Sql;
using Todo.Infrastructure.Users;

namespace Todo.Infrastructure.Delivery;

/// <summary>Disables a webhook whose receiver does not work, so that nothing more is recorded for it.</summary>
internal sealed class WebhookDisabling(DatabaseScope database, UserCounter counter, SqlDialect dialect)
{
    public async Task DisableAsync(long userId, long webhookId, string reason, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // The user's row first, as in every transaction that changes something of the user.
        await counter.LockAsync(userId, cancellationToken);
        var context = database.Current.Context;
        if (await context.FindForChangeAsync<User>(dialect, userId, cancellationToken) is not { } user)
            return;
        var webhooks = await context.Set<Webhook>().Where(webhook => webhook.UserId == userId).ToListAsync(cancellationToken);
        if (webhooks.Find(webhook => webhook.Id == webhookId) is not { IsActive: true } disabled)
            return;
        disabled.Disable(reason, now);
        user.Subscribe(webhooks);
        // Now, because the next message is chosen in the same transaction.
        await context.SaveChangesAsync(cancellationToken);
    }
}
