using AutoMapper;
using MediatR;
using Todo.Application.Common;

namespace Todo.Application.Webhooks;

/// <summary>All webhooks of the signed-in user, by id.</summary>
public sealed record ListWebhooks : IRequest<Result<WebhookResponse[]>>;

internal sealed class ListWebhooksHandler(IWebhookRepository webhooks, ICurrentUser current, IMapper mapper)
    : IRequestHandler<ListWebhooks, Result<WebhookResponse[]>>
{
    public async Task<Result<WebhookResponse[]>> Handle(ListWebhooks request, CancellationToken cancellationToken) =>
        (await webhooks.ListAsync(current.Id, cancellationToken)).Select(mapper.Map<WebhookResponse>).ToArray();
}
