using System.ComponentModel;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Todo.Application.Changes;
using Todo.Domain.PersonalTokens;
using Todo.WebApi.Authentication;
using Todo.WebApi.Errors;
using Todo.WebApi.OpenApi;

namespace Todo.WebApi.Controllers;

/// <summary>What has changed of the signed-in user's lists and todos, so that a client stays up to date.</summary>
[Route("api/changes")]
[Tags("Changes")]
public sealed class ChangesController(IMediator mediator) : ApiController(mediator)
{
    /// <summary>List the changes</summary>
    /// <remarks>
    /// Without since, returns all lists and todos. With the next of an earlier answer, returns each list and todo that has changed since then,
    /// once and as it is now, and what is gone. Repeat with next until has_more is false: then the client has exactly what the server has. A
    /// todo in the trash counts as gone, and comes again when it is restored.
    /// </remarks>
    /// <param name="since">The next of an earlier answer. It expires after Limits:TombstoneDays days (60 by default).</param>
    /// <param name="limit" example="500">The maximum number of lists, todos and deletions together. A page may have fewer: it ends at about 1 MiB.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <response code="200">The changes.</response>
    [HttpGet(Name = "listChanges")]
    [RequiresScope(TokenScopes.TodosRead)]
    [Dispatches(typeof(ListChanges))]
    [ProducesResponseType<ChangesResponse>(StatusCodes.Status200OK, "application/json")]
    [Fails(StatusCodes.Status410Gone, Problem = ProblemTypes.ChangesExpired)]
    public Task<IActionResult> List(
        [FromQuery(Name = "since")] string? since,
        [FromQuery(Name = "limit"), DefaultValue(ListChanges.DefaultLimit)] int? limit,
        CancellationToken cancellationToken) =>
        SendAsync(new ListChanges(since, limit), Ok, cancellationToken);
}
