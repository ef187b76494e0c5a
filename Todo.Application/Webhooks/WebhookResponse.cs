using AutoMapper;
using Todo.Domain.Webhooks;

namespace Todo.Application.Webhooks;

/// <summary>An address that gets a request for each event.</summary>
/// <param name="Id" example="1">The id: below 2^53, never assigned twice.</param>
/// <param name="Url" example="https://hooks.example.com/todo">The address that gets the requests.</param>
/// <param name="Events" example="[&quot;todo.created&quot;, &quot;todo.completed&quot;]">The events that it gets.</param>
/// <param name="IsActive" example="true">Whether events are delivered.</param>
/// <param name="DisabledReason" example="null">Why the server disabled the webhook; null if it did not.</param>
/// <param name="CreatedAt" example="2026-11-21T08:00:00.000000Z">The time of creation: RFC 3339, UTC, six fractional digits.</param>
/// <param name="UpdatedAt" example="2026-11-21T08:00:00.000000Z">The time of the last change; grows strictly with every change.</param>
public sealed record WebhookResponse(
    long Id, string Url, IReadOnlyList<string> Events, bool IsActive, string? DisabledReason, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt);

internal sealed class WebhookMapping : Profile
{
    public WebhookMapping()
    {
        CreateMap<WebhookEvents, IReadOnlyList<string>>().ConvertUsing(events => WebhookEventNames.NamesOf(events));
        CreateMap<Webhook, WebhookResponse>();
    }
}
