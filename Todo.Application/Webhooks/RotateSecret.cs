using AutoMapper;
using MediatR;
using Microsoft.Extensions.Logging;
using Todo.Application.Common;
using Todo.Domain;

namespace Todo.Application.Webhooks;

/// <summary>The signed-in user replaces the secret of a webhook. For 24 hours, the previous one signs too.</summary>
public sealed record RotateSecret(long Id) : IRequest<Result<RotatedSecret>>;

/// <summary>A webhook with its new secret.</summary>
public sealed record RotatedSecret(WebhookResponse Webhook, string Secret)
{
    /// <summary>Without the members, which must not get into a log.</summary>
    public override string ToString() => nameof(RotatedSecret);
}

internal sealed class RotateSecretHandler(
    WebhookEditor editor, ICurrentUser current, ISecretProtector protector, IMapper mapper, TimeProvider clock, ILogger<RotateSecret> logger)
    : IRequestHandler<RotateSecret, Result<RotatedSecret>>
{
    public async Task<Result<RotatedSecret>> Handle(RotateSecret request, CancellationToken cancellationToken)
    {
        var secret = WebhookSecret.Create();
        var protectedSecret = protector.Protect(secret, WebhookSecret.Purpose);
        var rotated = await editor.ChangeAsync(
            request.Id, webhook => webhook.RotateSecret(protectedSecret, clock.Now()), stops: false, cancellationToken);
        if (rotated.Failure is null)
            Audit.WebhookSecretRotated(logger, current.Id, request.Id);
        return rotated.Map(webhook => new RotatedSecret(mapper.Map<WebhookResponse>(webhook), WebhookSecret.ToText(secret)));
    }
}
