using MediatR;
using Microsoft.AspNetCore.Mvc;
using Todo.Application.PersonalTokens;
using Todo.WebApi.Binding;
using Todo.WebApi.Errors;
using Todo.WebApi.Http;
using Todo.WebApi.Json;
using Todo.WebApi.OpenApi;

namespace Todo.WebApi.Controllers;

/// <summary>The personal access tokens of the signed-in user, with which scripts act for the user. Only a session creates, lists and deletes them.</summary>
[Route("api/tokens")]
[Tags("Personal access tokens")]
public sealed class PersonalTokensController(IMediator mediator) : ApiController(mediator)
{
    /// <summary>List the personal access tokens</summary>
    /// <remarks>Returns the tokens of the user by id, without the tokens themselves. Expired ones are listed for 30 days.</remarks>
    /// <response code="200">The tokens.</response>
    [HttpGet(Name = "listPersonalTokens")]
    [ProducesResponseType<IReadOnlyList<PersonalTokenResponse>>(StatusCodes.Status200OK, "application/json")]
    public Task<IActionResult> List(CancellationToken cancellationToken) => SendAsync(new ListPersonalTokens(), Ok, cancellationToken);

    /// <summary>Create a personal access token</summary>
    /// <remarks>
    /// Creates a token that a script sends instead of an access token, with the scopes todos:read, todos:write or both. The answer has the token, which
    /// no later answer has. With an Idempotency-Key, the request can be repeated safely: for 24 hours, a repeat creates no second token but returns the
    /// first answer again, with the header Idempotent-Replayed and without the token.
    /// </remarks>
    /// <param name="body">The token.</param>
    /// <param name="idempotencyKey" example="7c9e6679-7425-40de-944b-e07fc1f90ae7">1 to 255 visible ASCII characters.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <response code="201">The new token.</response>
    [HttpPost(Name = "createPersonalToken")]
    [CacheControl(CacheControlAttribute.NoStore)]
    [Dispatches(typeof(CreatePersonalToken))]
    [Sends(ResponseHeaders.IdempotentReplayed)]
    [ProducesResponseType<NewPersonalTokenResponse>(StatusCodes.Status201Created, "application/json")]
    [Fails(StatusCodes.Status409Conflict, "A user may have at most 50 tokens that have not expired.", Problem = ProblemTypes.LimitReached)]
    [Fails(StatusCodes.Status409Conflict, Problem = ProblemTypes.IdempotencyKeyInUse, Sends = ResponseHeaders.RetryAfter)]
    [Fails(StatusCodes.Status422UnprocessableEntity)]
    [Fails(StatusCodes.Status422UnprocessableEntity, Problem = ProblemTypes.IdempotencyKeyReused)]
    public Task<IActionResult> Create(
        CreatePersonalTokenBody body,
        [FromHeader(Name = ClientNames.IdempotencyKey)] string? idempotencyKey,
        CancellationToken cancellationToken) =>
        SendAsync(
            new CreatePersonalToken(body.Name, body.Scopes, body.ExpiresInDays, IdempotencyKeys.Of(HttpContext, idempotencyKey)),
            created => Created(created, location: null, NewPersonalTokenResponse.Of(created.Value, created.Secret)),
            cancellationToken);

    /// <summary>Delete a personal access token</summary>
    /// <remarks>Deletes the token, which stops working with the next request.</remarks>
    /// <param name="id" example="1">The id of the token.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <response code="204">The token is deleted.</response>
    [HttpDelete("{id}", Name = "deletePersonalToken")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [Fails(StatusCodes.Status404NotFound, "Token not found")]
    public Task<IActionResult> Delete(ResourceId id, CancellationToken cancellationToken) =>
        SendAsync(new DeletePersonalToken(id), _ => NoContent(), cancellationToken);
}
