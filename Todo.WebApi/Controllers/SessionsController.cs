using MediatR;
using Microsoft.AspNetCore.Mvc;
using Todo.Application.Sessions;
using Todo.WebApi.Binding;
using Todo.WebApi.OpenApi;

namespace Todo.WebApi.Controllers;

/// <summary>Where the signed-in user is signed in.</summary>
[Route("api/users/me/sessions")]
[Tags("Sessions")]
public sealed class SessionsController(IMediator mediator) : ApiController(mediator)
{
    /// <summary>List the sessions</summary>
    /// <remarks>The active sessions of the user, the oldest first.</remarks>
    /// <response code="200">The sessions.</response>
    [HttpGet(Name = "listSessions")]
    [ProducesResponseType<IReadOnlyList<SessionResponse>>(StatusCodes.Status200OK, "application/json")]
    public Task<IActionResult> List(CancellationToken cancellationToken) => SendAsync(new ListSessions(), Ok, cancellationToken);

    /// <summary>End a session</summary>
    /// <remarks>Its access and refresh tokens are refused from the next request on.</remarks>
    /// <param name="id" example="1">The session.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <response code="204">The session has ended.</response>
    [HttpDelete("{id}", Name = "endSession")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [Fails(StatusCodes.Status404NotFound, "Session not found")]
    public Task<IActionResult> End(ResourceId id, CancellationToken cancellationToken) =>
        SendAsync(new RevokeSession(id), _ => NoContent(), cancellationToken);

    /// <summary>End all other sessions</summary>
    /// <remarks>All sessions of the user end but the one of this request.</remarks>
    /// <response code="204">The other sessions have ended.</response>
    [HttpDelete(Name = "endOtherSessions")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> EndOthers(CancellationToken cancellationToken) =>
        SendAsync(new RevokeOtherSessions(), _ => NoContent(), cancellationToken);
}
