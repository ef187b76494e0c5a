using Todo.Application.Common;
using Todo.Domain.Webhooks;

namespace Todo.Application.Webhooks;

/// <summary>
/// The webhooks. Every method names the owner, and the owner is part of each statement that it runs: another user's webhook is not found.
/// Methods that write are part of the unit of work in which they are called.
/// </summary>
public interface IWebhookRepository
{
    /// <summary>All webhooks of the user, by id.</summary>
    Task<IReadOnlyList<Webhook>> ListAsync(long userId, CancellationToken cancellationToken);

    /// <summary>As <see cref="ListAsync"/>, for a user who is locked: what the methods of the webhooks change is saved with the commit.</summary>
    Task<IReadOnlyList<Webhook>> ListForChangeAsync(long userId, CancellationToken cancellationToken);

    ValueTask<Result<Webhook>> FindAsync(long id, long userId, CancellationToken cancellationToken);

    /// <summary>Adds the webhook, which gets its id.</summary>
    Task AddAsync(Webhook webhook, CancellationToken cancellationToken);

    /// <summary>Saves that the webhook is inactive, also for the pending deliveries that the user has asked for.</summary>
    Task StopAsync(Webhook webhook, CancellationToken cancellationToken);

    /// <summary>Deletes some deliveries of the webhook, or the webhook when none is left.</summary>
    /// <returns>Whether the webhook is deleted.</returns>
    Task<bool> DeleteSomeAsync(Webhook webhook, CancellationToken cancellationToken);
}
