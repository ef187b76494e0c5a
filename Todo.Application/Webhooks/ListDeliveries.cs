using AutoMapper;
using FluentValidation;
using MediatR;
using Todo.Application.Common;
using Todo.Application.Common.Validation;
using Todo.Domain;
using Todo.Domain.Webhooks;

namespace Todo.Application.Webhooks;

/// <summary>A page of the deliveries of a webhook of the signed-in user, newest first.</summary>
public sealed record ListDeliveries(long WebhookId, int? Limit, string? After, bool? IncludeTotal) : IRequest<Result<DeliveryPage>>
{
    /// <summary>The most deliveries that a page can have.</summary>
    public const int MaxLimit = 500;

    /// <summary>The most deliveries that a page has unless the request says otherwise.</summary>
    public const int DefaultLimit = 100;
}

/// <summary>A page of deliveries.</summary>
/// <param name="Items">The deliveries of the page.</param>
/// <param name="Next">The cursor of the next page; null on the last.</param>
/// <param name="Total">How many deliveries all pages have together, if the request asks for it.</param>
public sealed record DeliveryPage(IReadOnlyList<DeliveryResponse> Items, string? Next, long? Total);

internal sealed class ListDeliveriesValidator : AbstractValidator<ListDeliveries>
{
    public ListDeliveriesValidator()
    {
        RuleFor(request => request.Limit).InclusiveBetween(1, ListDeliveries.MaxLimit)
            .WithError(ErrorCodes.OutOfRange, $"Must be between 1 and {ListDeliveries.MaxLimit}.");
        RuleFor(request => request.After)
            .Must((request, after) => after is null || DeliveryCursor.TryDecode(after, request.WebhookId, out _))
            .WithError(ErrorCodes.Malformed, "Must be a cursor of the deliveries of this webhook.");
    }
}

internal sealed class ListDeliveriesHandler(
    IWebhookRepository webhooks, IDeliveryRepository deliveries, ICurrentUser current, IMapper mapper, TimeProvider clock)
    : IRequestHandler<ListDeliveries, Result<DeliveryPage>>
{
    public async Task<Result<DeliveryPage>> Handle(ListDeliveries request, CancellationToken cancellationToken)
    {
        var found = await webhooks.FindAsync(request.WebhookId, current.Id, cancellationToken);
        if (!found.TryGetValue(out var webhook, out var failure))
            return failure;
        long? before = request.After is { } cursor && DeliveryCursor.TryDecode(cursor, webhook.Id, out var id) ? id : null;
        var since = clock.Now() - WebhookDelivery.Lifetime;
        var slice = await deliveries.ListAsync(
            webhook.Id, current.Id, since, before, request.Limit ?? ListDeliveries.DefaultLimit, cancellationToken);
        long? total = request.IncludeTotal is true ? await deliveries.CountAsync(webhook.Id, current.Id, since, cancellationToken) : null;
        return new DeliveryPage(
            slice.Items.Select(delivery => DeliveryResponse.From(delivery, mapper)).ToArray(),
            slice.HasMore ? DeliveryCursor.Encode(webhook.Id, slice.Items[^1].Id) : null,
            total);
    }
}
