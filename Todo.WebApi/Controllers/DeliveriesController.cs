using System.ComponentModel;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Todo.Application.Webhooks;
using Todo.Domain;
using Todo.WebApi.Binding;
using Todo.WebApi.OpenApi;

namespace Todo.WebApi.Controllers;

/// <summary>The messages to a webhook, kept for 30 days.</summary>
[Route("api/webhooks/{id}/deliveries")]
[Tags("Webhooks")]
public sealed class DeliveriesController(IMediator mediator) : ApiController(mediator)
{
    /// <summary>List the deliveries of a webhook</summary>
    /// <remarks>
    /// Returns a page of the messages of the last 30 days with the tries to deliver them, newest first. If there are more, the Link header (RFC 8288)
    /// has the address of the next page.
    /// </remarks>
    /// <param name="id" example="1">The id of the webhook.</param>
    /// <param name="limit" example="20">The maximum number of deliveries on the page.</param>
    /// <param name="after">The cursor from the Link header of the previous page.</param>
    /// <param name="includeTotal" example="true">Adds X-Total-Count, the number of deliveries on all pages.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <response code="200">The page.</response>
    /// <response code="304">The client already has this page.</response>
    [HttpGet(Name = "listDeliveries")]
    [Dispatches(typeof(ListDeliveries))]
    [Sends(ResponseHeaders.ETag, ResponseHeaders.Link, ResponseHeaders.TotalCount)]
    [ProducesResponseType<IReadOnlyList<DeliveryResponse>>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    [Fails(StatusCodes.Status404NotFound, "Webhook not found")]
    public Task<IActionResult> List(
        ResourceId id,
        [FromQuery(Name = "limit"), DefaultValue(ListDeliveries.DefaultLimit)] int? limit,
        [FromQuery(Name = "after")] string? after,
        [FromQuery(Name = "include_total"), DefaultValue(false)] bool? includeTotal,
        CancellationToken cancellationToken) =>
        SendAsync(
            new ListDeliveries(id, limit, after, includeTotal),
            page => Page(page.Items, delivery => (delivery.Id, Version(delivery)), page.Next, page.Total),
            cancellationToken);

    /// <summary>Send a message again</summary>
    /// <remarks>
    /// Delivers the message once more, whatever became of it, also to an inactive webhook. It has the same webhook-id, by which the receiver recognizes it.
    /// </remarks>
    /// <param name="id" example="1">The id of the webhook.</param>
    /// <param name="deliveryId" example="1">The id of the delivery.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <response code="202">The message will be sent.</response>
    [HttpPost("{delivery_id}/redeliver", Name = "redeliver")]
    [ProducesResponseType(StatusCodes.Status202Accepted)]
    [Fails(StatusCodes.Status404NotFound, "Delivery not found")]
    public Task<IActionResult> Redeliver(
        ResourceId id, [FromRoute(Name = "delivery_id")] ResourceId deliveryId, CancellationToken cancellationToken) =>
        SendAsync(new RedeliverMessage(id, deliveryId), _ => StatusCode(StatusCodes.Status202Accepted), cancellationToken);

    /// <summary>Each try has an instant of its own, and whatever else changes a delivery changes when the next one is due.</summary>
    private static long Version(DeliveryResponse delivery) =>
        (delivery.Attempts is [.., var last] ? last.At.ToUnixMicroseconds() : 0)
        ^ ((delivery.NextAttemptAt?.ToUnixMicroseconds() ?? 0) << 1) ^ delivery.State[0];
}
