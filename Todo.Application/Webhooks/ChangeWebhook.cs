using AutoMapper;
using FluentValidation;
using MediatR;
using Todo.Application.Common;
using Todo.Domain;
using Todo.Domain.Webhooks;

namespace Todo.Application.Webhooks;

/// <summary>A merge patch (RFC 7396) of a webhook; members that are left out stay as they are.</summary>
public sealed record ChangeWebhook(long Id, Optional<string> Url, Optional<IReadOnlyList<string>> Events, Optional<bool> IsActive)
    : IRequest<Result<WebhookResponse>>;

internal sealed class ChangeWebhookValidator : AbstractValidator<ChangeWebhook>
{
    public ChangeWebhookValidator(AddressPolicy policy)
    {
        RuleFor(request => request.Url.Value).Cascade(CascadeMode.Stop).Url(policy).OverridePropertyName(nameof(ChangeWebhook.Url));
        RuleFor(request => request.Events.Value).Cascade(CascadeMode.Stop).Events().OverridePropertyName(nameof(ChangeWebhook.Events));
    }
}

internal sealed class ChangeWebhookHandler(WebhookEditor editor, IMapper mapper, TimeProvider clock)
    : IRequestHandler<ChangeWebhook, Result<WebhookResponse>>
{
    public async Task<Result<WebhookResponse>> Handle(ChangeWebhook request, CancellationToken cancellationToken)
    {
        Optional<WebhookEvents> events = request.Events.IsSet ? WebhookEventNames.Parse(request.Events.Value) : default(Optional<WebhookEvents>);
        var changed = await editor.ChangeAsync(
            request.Id, webhook => webhook.Change(request.Url, events, request.IsActive, clock.Now()), stops: !request.IsActive.Or(true),
            cancellationToken);
        return changed.Map(mapper.Map<WebhookResponse>);
    }
}
