using AutoMapper;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.Logging;
using Todo.Application.Common;
using Todo.Application.Common.Validation;
using Todo.Application.Idempotency;
using Todo.Application.Users;
using Todo.Domain;
using Todo.Domain.Webhooks;

namespace Todo.Application.Webhooks;

/// <summary>The signed-in user adds a webhook. The secret is in the first answer alone.</summary>
public sealed record CreateWebhook(Optional<string> Url, Optional<IReadOnlyList<string>> Events, IdempotencyKey? IdempotencyKey = null)
    : ICreateRequest<WebhookResponse>;

internal sealed class CreateWebhookValidator : AbstractValidator<CreateWebhook>
{
    public CreateWebhookValidator(AddressPolicy policy)
    {
        RuleFor(request => request.Url.Value).Cascade(CascadeMode.Stop).Required().Url(policy).OverridePropertyName(nameof(CreateWebhook.Url));
        RuleFor(request => request.Events.Value).Cascade(CascadeMode.Stop).Required().Events().OverridePropertyName(nameof(CreateWebhook.Events));
        this.IdempotencyKey<CreateWebhook, WebhookResponse>();
    }
}

internal sealed class CreateWebhookHandler(
    CurrentUserLock userLock, IWebhookRepository webhooks, IUnitOfWork unitOfWork, ISecretProtector protector, IMapper mapper,
    TimeProvider clock)
    : IRequestHandler<CreateWebhook, Result<Created<WebhookResponse>>>
{
    public Task<Result<Created<WebhookResponse>>> Handle(CreateWebhook request, CancellationToken cancellationToken)
    {
        var secret = WebhookSecret.Create();
        var protectedSecret = protector.Protect(secret, WebhookSecret.Purpose);
        return unitOfWork.ExecuteAsync<Result<Created<WebhookResponse>>>(
            async ct =>
            {
                var taken = await userLock.TakeAsync(ct);
                if (!taken.TryGetValue(out var user, out var failure))
                    return failure;
                var others = await webhooks.ListForChangeAsync(user.Id, ct);
                if (others.Count >= Webhook.MaxPerUser)
                    return WebhookFailures.TooMany;
                var webhook = Webhook.Create(
                    user.Id, request.Url.Value, WebhookEventNames.Parse(request.Events.Value), protectedSecret, clock.Now());
                await webhooks.AddAsync(webhook, ct);
                user.Subscribe([.. others, webhook]);
                return new Created<WebhookResponse>(mapper.Map<WebhookResponse>(webhook)) { Secret = WebhookSecret.ToText(secret) };
            },
            cancellationToken);
    }
}

/// <summary>Records new webhooks in the audit trail, without replays.</summary>
internal sealed class WebhookAudit(ICurrentUser current, ILogger<CreateWebhook> logger)
    : IPipelineBehavior<CreateWebhook, Result<Created<WebhookResponse>>>
{
    public async Task<Result<Created<WebhookResponse>>> Handle(
        CreateWebhook request, CancellationToken cancellationToken, RequestHandlerDelegate<Result<Created<WebhookResponse>>> next)
    {
        var result = await next();
        if (result.TryGetValue(out var created, out _) && !created.IsReplay)
            Audit.WebhookCreated(logger, current.Id, created.Value.Id);
        return result;
    }
}
