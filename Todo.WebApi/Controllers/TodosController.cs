using System.ComponentModel;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Todo.Application.Todos;
using Todo.Domain;
using Todo.Domain.PersonalTokens;
using Todo.WebApi.Authentication;
using Todo.WebApi.Binding;
using Todo.WebApi.Errors;
using Todo.WebApi.Http;
using Todo.WebApi.OpenApi;

namespace Todo.WebApi.Controllers;

/// <summary>The todos of the signed-in user, visible to no other user.</summary>
[Route("api/todos")]
[Tags("Todos")]
public sealed class TodosController(IMediator mediator) : ApiController(mediator)
{
    /// <summary>List the todos</summary>
    /// <remarks>
    /// Returns a page of the user's todos. If there are more, the Link header (RFC 8288) has the address of the next page. Pages neither
    /// repeat nor skip a todo that stays unchanged.
    /// </remarks>
    /// <param name="parameters">Which todos, and in which order.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <response code="200">The page.</response>
    /// <response code="304">The client already has this page.</response>
    [HttpGet(Name = "listTodos")]
    [RequiresScope(TokenScopes.TodosRead)]
    [Dispatches(typeof(ListTodos))]
    [Sends(ResponseHeaders.ETag, ResponseHeaders.Link, ResponseHeaders.TotalCount)]
    [ProducesResponseType<IReadOnlyList<TodoResponse>>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    public Task<IActionResult> List([FromQuery] ListTodosParameters parameters, CancellationToken cancellationToken) =>
        SendAsync(
            parameters.ToRequest(),
            page => Page(page.Items, todo => (todo.Id, todo.UpdatedAt.ToUnixMicroseconds()), page.Next, page.Total),
            cancellationToken);

    /// <summary>Create a todo</summary>
    /// <remarks>
    /// With an Idempotency-Key, the request can be repeated safely: for 24 hours, a repeat creates no second todo but returns the first
    /// answer again, with the header Idempotent-Replayed.
    /// </remarks>
    /// <param name="body">The todo.</param>
    /// <param name="idempotencyKey" example="5f0c6a52-7e0e-4d2b-8f0a-0b6f6d6f2a11">1 to 255 visible ASCII characters.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <response code="201">The new todo.</response>
    [HttpPost(Name = "createTodo")]
    [RequiresScope(TokenScopes.TodosWrite)]
    [Dispatches(typeof(CreateTodo))]
    [Sends(ResponseHeaders.ETag, ResponseHeaders.Location, ResponseHeaders.IdempotentReplayed)]
    [ProducesResponseType<TodoResponse>(StatusCodes.Status201Created, "application/json")]
    [Fails(StatusCodes.Status409Conflict, "A user may have at most 100000 todos.", Problem = ProblemTypes.LimitReached)]
    [Fails(StatusCodes.Status409Conflict, Problem = ProblemTypes.IdempotencyKeyInUse, Sends = ResponseHeaders.RetryAfter)]
    [Fails(StatusCodes.Status422UnprocessableEntity)]
    [Fails(StatusCodes.Status422UnprocessableEntity, Problem = ProblemTypes.IdempotencyKeyReused)]
    public Task<IActionResult> Create(
        CreateTodoBody body,
        [FromHeader(Name = ClientNames.IdempotencyKey)] string? idempotencyKey,
        CancellationToken cancellationToken) =>
        SendAsync(
            new CreateTodo(body, IdempotencyKeys.Of(HttpContext, idempotencyKey)),
            created => Created(created, $"/api/todos/{created.Value.Id}", created.Value.UpdatedAt),
            cancellationToken);

    /// <summary>Complete or reopen all todos</summary>
    /// <remarks>Completes all todos, or reopens all of them. Completed todos that recur create their next ones.</remarks>
    /// <response code="200">The number of changed todos.</response>
    [HttpPatch(Name = "changeAllTodos")]
    [RequiresScope(TokenScopes.TodosWrite)]
    [Dispatches(typeof(ChangeAllTodos))]
    [ProducesResponseType<UpdatedCount>(StatusCodes.Status200OK, "application/json")]
    [Fails(StatusCodes.Status409Conflict, "A user may have at most 100000 todos.", Problem = ProblemTypes.LimitReached)]
    public Task<IActionResult> ChangeAll(ChangeAllTodosBody body, CancellationToken cancellationToken) =>
        SendAsync(new ChangeAllTodos(body.IsDone), Ok, cancellationToken);

    /// <summary>Delete all completed todos</summary>
    /// <remarks>Moves all completed todos, or all open ones, to the trash with their subtasks.</remarks>
    /// <param name="isDone" example="true">Whether to delete the completed todos or the open ones.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <response code="200">The number of deleted todos.</response>
    [HttpDelete(Name = "deleteAllTodos")]
    [RequiresScope(TokenScopes.TodosWrite)]
    [Dispatches(typeof(DeleteAllTodos))]
    [OnlyQuery("is_done")]
    [ProducesResponseType<DeletedCount>(StatusCodes.Status200OK, "application/json")]
    public Task<IActionResult> DeleteAll([FromQuery(Name = "is_done")] bool? isDone, CancellationToken cancellationToken) =>
        SendAsync(new DeleteAllTodos(isDone), Ok, cancellationToken);

    /// <summary>Read a todo</summary>
    /// <remarks>Returns one todo of the user.</remarks>
    /// <param name="id" example="1">The id of the todo.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <response code="200">The todo.</response>
    /// <response code="304">The client already has this version.</response>
    [HttpGet("{id}", Name = "getTodo")]
    [RequiresScope(TokenScopes.TodosRead)]
    [Sends(ResponseHeaders.ETag)]
    [ProducesResponseType<TodoResponse>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    [Fails(StatusCodes.Status404NotFound, "Todo not found")]
    public Task<IActionResult> Get(ResourceId id, CancellationToken cancellationToken) =>
        SendAsync(new GetTodo(id), todo => Conditional(EntityTags.Of(todo.UpdatedAt), todo), cancellationToken);

    /// <summary>Change a todo</summary>
    /// <remarks>Replaces the content. Other members that are left out stay as they are. With If-Match, the todo only changes if it still has that ETag.</remarks>
    /// <param name="id" example="1">The id of the todo.</param>
    /// <param name="body">The new state of the todo.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <response code="200">The changed todo.</response>
    [HttpPut("{id}", Name = "updateTodo")]
    [RequiresScope(TokenScopes.TodosWrite)]
    [Dispatches(typeof(UpdateTodo))]
    [Sends(ResponseHeaders.ETag)]
    [ProducesResponseType<TodoResponse>(StatusCodes.Status200OK, "application/json")]
    [Fails(StatusCodes.Status404NotFound, "Todo not found")]
    [Fails(StatusCodes.Status409Conflict, "A user may have at most 100000 todos.", Problem = ProblemTypes.LimitReached)]
    [Fails(StatusCodes.Status412PreconditionFailed, "The todo has changed since it was read.")]
    public Task<IActionResult> Update(ResourceId id, UpdateTodoBody body, CancellationToken cancellationToken) =>
        SendAsync(new UpdateTodo(id, body, EntityTags.IfMatch(Request)), Tagged, cancellationToken);

    /// <summary>Change parts of a todo</summary>
    /// <remarks>Takes a JSON Merge Patch (RFC 7396): members that are left out stay as they are. With If-Match, the todo only changes if it still has that ETag.</remarks>
    /// <param name="id" example="1">The id of the todo.</param>
    /// <param name="body">The members to change.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <response code="200">The changed todo.</response>
    [HttpPatch("{id}", Name = "patchTodo")]
    [RequiresScope(TokenScopes.TodosWrite)]
    [Dispatches(typeof(PatchTodo))]
    [Sends(ResponseHeaders.ETag)]
    [ProducesResponseType<TodoResponse>(StatusCodes.Status200OK, "application/json")]
    [Fails(StatusCodes.Status404NotFound, "Todo not found")]
    [Fails(StatusCodes.Status409Conflict, "A user may have at most 100000 todos.", Problem = ProblemTypes.LimitReached)]
    [Fails(StatusCodes.Status412PreconditionFailed, "The todo has changed since it was read.")]
    public Task<IActionResult> Patch(ResourceId id, PatchTodoBody body, CancellationToken cancellationToken) =>
        SendAsync(new PatchTodo(id, body, EntityTags.IfMatch(Request)), Tagged, cancellationToken);

    /// <summary>Delete a todo</summary>
    /// <remarks>Moves the todo and its subtasks to the trash. With If-Match, only if it still has that ETag.</remarks>
    /// <param name="id" example="1">The id of the todo.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <response code="200">The deleted todo.</response>
    [HttpDelete("{id}", Name = "deleteTodo")]
    [RequiresScope(TokenScopes.TodosWrite)]
    [ProducesResponseType<TodoResponse>(StatusCodes.Status200OK, "application/json")]
    [Fails(StatusCodes.Status404NotFound, "Todo not found")]
    [Fails(StatusCodes.Status412PreconditionFailed, "The todo has changed since it was read.")]
    public Task<IActionResult> Delete(ResourceId id, CancellationToken cancellationToken) =>
        SendAsync(new DeleteTodo(id, EntityTags.IfMatch(Request)), Ok, cancellationToken);

    /// <summary>Move a todo</summary>
    /// <remarks>
    /// Moves the todo within its list and parent: directly after another todo or before one, to the start or to the end. With If-Match,
    /// only if it still has that ETag.
    /// </remarks>
    /// <param name="id" example="1">The id of the todo.</param>
    /// <param name="body">Where to move it.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <response code="200">The moved todo.</response>
    [HttpPost("{id}/move", Name = "moveTodo")]
    [RequiresScope(TokenScopes.TodosWrite)]
    [Dispatches(typeof(MoveTodo))]
    [Sends(ResponseHeaders.ETag)]
    [ProducesResponseType<TodoResponse>(StatusCodes.Status200OK, "application/json")]
    [Fails(StatusCodes.Status404NotFound, "Todo not found")]
    [Fails(StatusCodes.Status412PreconditionFailed, "The todo has changed since it was read.")]
    [Fails(StatusCodes.Status422UnprocessableEntity)]
    public Task<IActionResult> Move(ResourceId id, MoveBody body, CancellationToken cancellationToken) =>
        SendAsync(new MoveTodo(id, body.AfterId, body.BeforeId, EntityTags.IfMatch(Request)), Tagged, cancellationToken);

    /// <summary>List the next dates of a todo</summary>
    /// <remarks>Returns the dates of the series after the due date, past ones included; an empty array if the todo does not recur.</remarks>
    /// <param name="id" example="1">The id of the todo.</param>
    /// <param name="limit" example="5">The maximum number of dates.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <response code="200">The dates.</response>
    [HttpGet("{id}/occurrences", Name = "listOccurrences")]
    [RequiresScope(TokenScopes.TodosRead)]
    [Dispatches(typeof(ListOccurrences))]
    [ProducesResponseType<IReadOnlyList<DateOnly>>(StatusCodes.Status200OK, "application/json")]
    [Fails(StatusCodes.Status404NotFound, "Todo not found")]
    public Task<IActionResult> Occurrences(
        ResourceId id,
        [FromQuery(Name = "limit"), DefaultValue(ListOccurrences.DefaultLimit)] int? limit,
        CancellationToken cancellationToken) =>
        SendAsync(new ListOccurrences(id, limit), Ok, cancellationToken);

    private OkObjectResult Tagged(TodoResponse todo) => Tagged(todo.UpdatedAt, todo);
}
