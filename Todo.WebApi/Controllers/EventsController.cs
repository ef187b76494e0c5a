using MediatR;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Todo.Application.Events;
using Todo.Domain.PersonalTokens;
using Todo.WebApi.Authentication;
using Todo.WebApi.Errors;
using Todo.WebApi.Http;
using Todo.WebApi.OpenApi;
using Todo.WebApi.RateLimiting;

namespace Todo.WebApi.Controllers;

/// <summary>What changes of the signed-in user's lists and todos, as it happens.</summary>
[Route("api/events")]
[Tags("Changes")]
public sealed class EventsController(IMediator mediator) : ApiController(mediator)
{
    /// <summary>Follow the changes as they happen</summary>
    /// <remarks>
    /// Returns server-sent events until the client disconnects. Within a second of a change, the event changed has the cursor next for
    /// GET /api/changes and the ids of the lists and todos, deleted ones included; with more than 100 of either, more is true. The event
    /// signed_out is the last one when the session ends or the access token expires. A comment at least every 15 seconds shows that the
    /// connection is alive.
    /// </remarks>
    /// <param name="lastEventId">The id of the last event that the client has: what has changed since then comes at once.</param>
    /// <param name="since">The same for clients that cannot set a header, or the next of GET /api/changes. Last-Event-ID takes precedence.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <response code="200">The events.</response>
    [HttpGet(Name = "followChanges")]
    [RequiresScope(TokenScopes.TodosRead)]
    [Dispatches(typeof(FollowChanges))]
    [Stream]
    [DisableRequestTimeout]
    [CacheControl(CacheControlAttribute.NoStore)]
    [ProducesResponseType<string>(StatusCodes.Status200OK, "text/event-stream")]
    [Fails(StatusCodes.Status410Gone, Problem = ProblemTypes.ChangesExpired)]
    [Fails(StatusCodes.Status422UnprocessableEntity)]
    public Task<IActionResult> Follow(
        [FromHeader(Name = ClientNames.LastEventId)] string? lastEventId,
        [FromQuery(Name = "since")] string? since,
        CancellationToken cancellationToken) =>
        SendAsync(new FollowChanges(lastEventId, since), feed => new EventStreamResult(feed), cancellationToken);
}
