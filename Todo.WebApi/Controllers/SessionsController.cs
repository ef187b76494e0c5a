using MediatR;
using Microsoft.AspNetCore.Mvc;
using Todo.Application.Sessions;
using Todo.WebApi.Binding;
using Todo.WebApi.OpenApi;

namespace Todo.WebApi.Controllers;

/// <summary>The sessions of the signed-in user: one for each sign-in.</summary>
[Route("api/users/me/sessions")]
[Tags("Sessions")]
public sealed class SessionsController(IMediator mediator) : ApiController(mediator)
{
    /// <summary>List the sessions</summary>
    /// <remarks>Returns the active sessions of the user, oldest first.</remarks>
    /// <response code="200">The sessions.</response>
    [HttpGet(Name = "listSessions")]
    [ProducesResponseType<IReadOnlyList<SessionResponse>>(StatusCodes.Status200OK, "application/json")]
    public Task<IActionResult> List(CancellationToken cancellationToken) => SendAsync(new ListSessions(), Ok, cancellationToken);

    /// <summary>Revoke a session</summary>
    /// <remarks>Ends the session. Its access and refresh tokens stop working with the next request.</remarks>
    /// <param name="id" example="1">The id of the session.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <response code="204">The session is revoked.</response>
    [HttpDelete("{id}", Name = "endSession")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [Fails(StatusCodes.Status404NotFound, "Session not found")]
    public Task<IActionResult> End(ResourceId id, CancellationToken cancellationToken) =>
        SendAsync(new RevokeSession(id), _ => NoContent(), cancellationToken);

    /// <summary>Revoke all other sessions</summary>
    /// <remarks>Ends all sessions of the user except the current one.</remarks>
    /// <response code="204">The other sessions are revoked.</response>
    [HttpDelete(Name = "endOtherSessions")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public Task<IActionResult> EndOthers(CancellationToken cancellationToken) =>
        SendAsync(new RevokeOtherSessions(), _ => NoContent(), cancellationToken);
}
