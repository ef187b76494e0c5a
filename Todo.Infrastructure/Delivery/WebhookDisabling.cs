using Microsoft.EntityFrameworkCore;
using Todo.Application.Users;
using Todo.Domain.Users;
using Todo.Domain.Webhooks;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Users;

namespace Todo.Infrastructure.Delivery;

/// <summary>Disables a webhook whose receiver does not work, so that nothing more is recorded for it.</summary>
internal sealed class WebhookDisabling(DatabaseScope database, UserCounter counter, IUserRepository users)
{
    /// <summary>Locks the user's row, which comes first in every transaction that changes something of the user.</summary>
    public async Task<User?> LockUserAsync(long userId, CancellationToken cancellationToken)
    {
        await counter.LockAsync(userId, cancellationToken);
        return await users.FindForChangeAsync(userId, cancellationToken);
    }

    /// <returns>Whether it was active.</returns>
    public async Task<bool> DisableAsync(User user, long webhookId, string reason, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var session = database.Current;
        var webhooks = await session.Context.Set<Webhook>().Where(webhook => webhook.UserId == user.Id).ToListAsync(cancellationToken);
        if (webhooks.Find(webhook => webhook.Id == webhookId) is not { IsActive: true } disabled)
            return false;
        disabled.Disable(reason, now);
        user.Subscribe(webhooks);
        // Now, because the next message is chosen in the same transaction.
        await session.SaveAsync(cancellationToken);
        return true;
    }
}
