using AutoMapper;
using MediatR;
using Todo.Application.Common;

namespace Todo.Application.Webhooks;

/// <summary>One webhook of the signed-in user.</summary>
public sealed record GetWebhook(long Id) : IRequest<Result<WebhookResponse>>;

internal sealed class GetWebhookHandler(IWebhookRepository webhooks, ICurrentUser current, IMapper mapper)
    : IRequestHandler<GetWebhook, Result<WebhookResponse>>
{
    public async Task<Result<WebhookResponse>> Handle(GetWebhook request, CancellationToken cancellationToken)
    {
        var found = await webhooks.FindAsync(request.Id, current.Id, cancellationToken);
        return found.Map(mapper.Map<WebhookResponse>);
    }
}
