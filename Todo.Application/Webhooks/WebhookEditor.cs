using Todo.Application.Common;
using Todo.Application.Users;
using Todo.Domain.Webhooks;

namespace Todo.Application.Webhooks;

/// <summary>Changes one webhook of the signed-in user.</summary>
internal sealed class WebhookEditor(CurrentUserLock userLock, IWebhookRepository webhooks, IUnitOfWork unitOfWork)
{
    /// <param name="id">The webhook.</param>
    /// <param name="change">Changes the webhook; the user knows afterward which events are delivered.</param>
    /// <param name="stops">Whether nothing more may be sent.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task<Result<Webhook>> ChangeAsync(long id, Action<Webhook> change, bool stops, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync<Result<Webhook>>(
            async ct =>
            {
                var taken = await userLock.TakeAsync(ct);
                if (!taken.TryGetValue(out var user, out var failure))
                    return failure;
                var all = await webhooks.ListForChangeAsync(user.Id, ct);
                if (all.FirstOrDefault(webhook => webhook.Id == id) is not { } found)
                    return WebhookFailures.NotFound;
                change(found);
                user.Subscribe(all);
                if (stops)
                    await webhooks.StopAsync(found, ct);
                return found;
            },
            cancellationToken);
}
