using MediatR;
using Microsoft.AspNetCore.Mvc;
using Todo.Application.Lists;
using Todo.Domain.PersonalTokens;
using Todo.WebApi.Authentication;
using Todo.WebApi.Binding;
using Todo.WebApi.Errors;
using Todo.WebApi.Http;
using Todo.WebApi.OpenApi;

namespace Todo.WebApi.Controllers;

/// <summary>The lists of the signed-in user. Everyone has an inbox.</summary>
[Route("api/lists")]
[Tags("Lists")]
public sealed class ListsController(IMediator mediator) : ApiController(mediator)
{
    /// <summary>List the lists</summary>
    /// <remarks>Returns all lists of the user in their order, each with the number of its open todos.</remarks>
    /// <response code="200">The lists.</response>
    /// <response code="304">The client already has this answer.</response>
    [HttpGet(Name = "listLists")]
    [RequiresScope(TokenScopes.TodosRead)]
    [Sends(ResponseHeaders.ETag)]
    [ProducesResponseType<IReadOnlyList<CountedListResponse>>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    public Task<IActionResult> List(CancellationToken cancellationToken) => SendAsync(
        new ListLists(),
        lists => Conditional(EntityTags.OfPage(lists.SelectMany(Versions)), lists),
        cancellationToken);

    /// <summary>Create a list</summary>
    /// <remarks>
    /// Adds a list at the end. With an Idempotency-Key, the request can be repeated safely: for 24 hours, a repeat creates no second list but
    /// returns the first answer again, with the header Idempotent-Replayed.
    /// </remarks>
    /// <param name="body">The list.</param>
    /// <param name="idempotencyKey" example="0a1d64e5-35c4-4b7e-8f61-ff9d1c0a5a01">1 to 255 visible ASCII characters.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <response code="201">The new list.</response>
    [HttpPost(Name = "createList")]
    [RequiresScope(TokenScopes.TodosWrite)]
    [Dispatches(typeof(CreateList))]
    [Sends(ResponseHeaders.ETag, ResponseHeaders.Location, ResponseHeaders.IdempotentReplayed)]
    [ProducesResponseType<ListResponse>(StatusCodes.Status201Created, "application/json")]
    [Fails(StatusCodes.Status409Conflict, "A user may have at most 500 lists.", Problem = ProblemTypes.LimitReached)]
    [Fails(StatusCodes.Status409Conflict, Problem = ProblemTypes.IdempotencyKeyInUse, Sends = ResponseHeaders.RetryAfter)]
    [Fails(StatusCodes.Status422UnprocessableEntity)]
    [Fails(StatusCodes.Status422UnprocessableEntity, Problem = ProblemTypes.IdempotencyKeyReused)]
    public Task<IActionResult> Create(
        CreateListBody body,
        [FromHeader(Name = ClientNames.IdempotencyKey)] string? idempotencyKey,
        CancellationToken cancellationToken) =>
        SendAsync(
            new CreateList(body.Name, IdempotencyKeys.Of(HttpContext, idempotencyKey)),
            created => Created(created, $"/api/lists/{created.Value.Id}", created.Value.UpdatedAt),
            cancellationToken);

    /// <summary>Read a list</summary>
    /// <remarks>Returns one list of the user.</remarks>
    /// <param name="id" example="1">The id of the list.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <response code="200">The list.</response>
    /// <response code="304">The client already has this version.</response>
    [HttpGet("{id}", Name = "getList")]
    [RequiresScope(TokenScopes.TodosRead)]
    [Sends(ResponseHeaders.ETag)]
    [ProducesResponseType<ListResponse>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    [Fails(StatusCodes.Status404NotFound, "List not found")]
    public Task<IActionResult> Get(ResourceId id, CancellationToken cancellationToken) =>
        SendAsync(new GetList(id), list => Conditional(EntityTags.Of(list.UpdatedAt), list), cancellationToken);

    /// <summary>Rename a list</summary>
    /// <remarks>Changes the name, also of the inbox. With If-Match, only if the list still has that ETag.</remarks>
    /// <param name="id" example="1">The id of the list.</param>
    /// <param name="body">The members to change.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <response code="200">The changed list.</response>
    [HttpPatch("{id}", Name = "patchList")]
    [RequiresScope(TokenScopes.TodosWrite)]
    [Dispatches(typeof(RenameList))]
    [Sends(ResponseHeaders.ETag)]
    [ProducesResponseType<ListResponse>(StatusCodes.Status200OK, "application/json")]
    [Fails(StatusCodes.Status404NotFound, "List not found")]
    [Fails(StatusCodes.Status412PreconditionFailed, "The list has changed since it was read.")]
    public Task<IActionResult> Patch(ResourceId id, PatchListBody body, CancellationToken cancellationToken) =>
        SendAsync(new RenameList(id, body.Name, EntityTags.IfMatch(Request)), Tagged, cancellationToken);

    /// <summary>Delete a list</summary>
    /// <remarks>Deletes the list and moves its todos to the trash. The inbox cannot be deleted. With If-Match, only if the list still has that ETag.</remarks>
    /// <param name="id" example="2">The id of the list.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <response code="204">The list is deleted.</response>
    [HttpDelete("{id}", Name = "deleteList")]
    [RequiresScope(TokenScopes.TodosWrite)]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [Fails(StatusCodes.Status404NotFound, "List not found")]
    [Fails(StatusCodes.Status409Conflict, "The inbox cannot be deleted.", Problem = ProblemTypes.InboxNotDeletable)]
    [Fails(StatusCodes.Status412PreconditionFailed, "The list has changed since it was read.")]
    public Task<IActionResult> Delete(ResourceId id, CancellationToken cancellationToken) =>
        SendAsync(new DeleteList(id, EntityTags.IfMatch(Request)), _ => NoContent(), cancellationToken);

    /// <summary>Move a list</summary>
    /// <remarks>
    /// Moves the list directly after another one or before one, to the start or to the end. With If-Match, only if it still has that ETag.
    /// </remarks>
    /// <param name="id" example="2">The id of the list.</param>
    /// <param name="body">Where to move it.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <response code="200">The moved list.</response>
    [HttpPost("{id}/move", Name = "moveList")]
    [RequiresScope(TokenScopes.TodosWrite)]
    [Dispatches(typeof(MoveList))]
    [Sends(ResponseHeaders.ETag)]
    [ProducesResponseType<ListResponse>(StatusCodes.Status200OK, "application/json")]
    [Fails(StatusCodes.Status404NotFound, "List not found")]
    [Fails(StatusCodes.Status412PreconditionFailed, "The list has changed since it was read.")]
    [Fails(StatusCodes.Status422UnprocessableEntity)]
    public Task<IActionResult> Move(ResourceId id, MoveBody body, CancellationToken cancellationToken) =>
        SendAsync(new MoveList(id, body.AfterId, body.BeforeId, EntityTags.IfMatch(Request)), Tagged, cancellationToken);

    private OkObjectResult Tagged(ListResponse list) => Tagged(list.UpdatedAt, list);

    /// <summary>The answer has the number of open todos too, which is not part of a list's version.</summary>
    private static (long, long)[] Versions(CountedListResponse list) => [(list.Id, list.UpdatedAt.UtcTicks), (list.Id, list.OpenCount)];
}
