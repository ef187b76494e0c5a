using MediatR;
using Microsoft.Extensions.Logging;
using Todo.Application.Common;
using Todo.Application.Users;
using Todo.Domain;

namespace Todo.Application.Webhooks;

/// <summary>The signed-in user deletes a webhook with its deliveries.</summary>
public sealed record DeleteWebhook(long Id) : IRequest<Result<Unit>>;

internal sealed class DeleteWebhookHandler(
    IUserRepository users, IWebhookRepository webhooks, Batches batches, ICurrentUser current, TimeProvider clock, ILogger<DeleteWebhook> logger)
    : IRequestHandler<DeleteWebhook, Result<Unit>>
{
    /// <summary>The webhook goes with the last of its deliveries. From the first batch on, nothing is recorded or sent.</summary>
    public async Task<Result<Unit>> Handle(DeleteWebhook request, CancellationToken cancellationToken)
    {
        var deleted = await batches.RunAsync(false, (hasBegun, ct) => DeleteSomeAsync(request.Id, hasBegun, ct), cancellationToken);
        if (deleted.Failure is null)
            Audit.WebhookDeleted(logger, current.Id, request.Id);
        return deleted.Map(_ => Unit.Value);
    }

    private async Task<Result<Batch<bool>>> DeleteSomeAsync(long id, bool hasBegun, CancellationToken cancellationToken)
    {
        if (await users.FindForChangeAsync(current.Id, cancellationToken) is not { } user)
            return UserFailures.Gone;
        var all = await webhooks.ListForChangeAsync(user.Id, cancellationToken);
        // Another request may finish what this one has begun.
        if (all.FirstOrDefault(webhook => webhook.Id == id) is not { } found)
            return hasBegun ? new Batch<bool>(0, null) : WebhookFailures.NotFound;
        user.Subscribe(all.Where(webhook => webhook != found));
        if (!hasBegun)
        {
            found.Change(default, default, isActive: false, clock.Now());
            await webhooks.StopAsync(found, cancellationToken);
        }
        return await webhooks.DeleteSomeAsync(found, cancellationToken) ? new Batch<bool>(1, null) : new Batch<bool>(0, true);
    }
}
