using System.ComponentModel.DataAnnotations;
using AutoMapper;
using Todo.Domain.Webhooks;

namespace Todo.Application.Webhooks;

/// <summary>One message to a webhook.</summary>
/// <param name="Id" example="1">The id: below 2^53, never assigned twice.</param>
/// <param name="Type" example="todo.created">The event, or ping.</param>
/// <param name="State" example="pending">Whether the message is still to be delivered, has been, or could not be: pending, delivered or failed.</param>
/// <param name="CreatedAt" example="2026-11-21T08:00:00.000000Z">When the event happened.</param>
/// <param name="NextAttemptAt" example="2026-11-21T08:05:06.000000Z">When the next try is due; null unless the delivery is pending.</param>
/// <param name="Attempts">The last tries, oldest first.</param>
public sealed record DeliveryResponse(
    long Id,
    string Type,
    [property: AllowedValues("pending", "delivered", "failed")] string State,
    DateTimeOffset CreatedAt,
    DateTimeOffset? NextAttemptAt,
    IReadOnlyList<AttemptResponse> Attempts)
{
    internal static DeliveryResponse From(RecordedDelivery delivery, IMapper mapper) => new(
        delivery.Id,
        delivery.Type,
        delivery.State.ToString().ToLowerInvariant(),
        delivery.CreatedAt,
        delivery.NextAttemptAt,
        [.. delivery.Attempts.Select(mapper.Map<AttemptResponse>)]);
}

/// <summary>One try to deliver a message.</summary>
/// <param name="At" example="2026-11-21T08:00:06.000000Z">When it began.</param>
/// <param name="Status" example="500">The status of the answer; null without an answer.</param>
/// <param name="Error" example="unexpected_status">Why the try failed: a stable word; null if it succeeded.</param>
/// <param name="DurationMs" example="112">How long it took, in milliseconds.</param>
public sealed record AttemptResponse(DateTimeOffset At, int? Status, string? Error, int DurationMs);

internal sealed class AttemptMapping : Profile
{
    public AttemptMapping() => CreateMap<DeliveryAttempt, AttemptResponse>();
}
