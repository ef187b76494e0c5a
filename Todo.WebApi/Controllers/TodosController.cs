using System.ComponentModel;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Todo.Application.Todos;
using Todo.WebApi.Binding;
using Todo.WebApi.Errors;
using Todo.WebApi.Http;
using Todo.WebApi.OpenApi;

namespace Todo.WebApi.Controllers;

/// <summary>The todos of the signed-in user; nobody else sees them.</summary>
[Route("api/todos")]
[Tags("Todos")]
public sealed class TodosController(IMediator mediator) : ApiController(mediator)
{
    /// <summary>List the todos</summary>
    /// <remarks>
    /// A page of the user's todos. If there are more, the Link header (RFC 8288) leads to the next page; pages neither repeat nor
    /// skip a todo that stays unchanged.
    /// </remarks>
    /// <param name="limit" example="20">How many todos a page has at most.</param>
    /// <param name="after">The cursor of the Link header: the page begins behind it.</param>
    /// <param name="isDone" example="false">Only those done, or only those not.</param>
    /// <param name="q" example="milk">Only those whose content has this part, whatever the letter case.</param>
    /// <param name="sort" example="-updated_at">The order; with a minus the other way round. Ties are broken by id.</param>
    /// <param name="includeTotal" example="true">Whether X-Total-Count shall tell how many todos all pages have.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <response code="200">The page.</response>
    /// <response code="304">The client has this page already.</response>
    [HttpGet(Name = "listTodos")]
    [Dispatches(typeof(ListTodos))]
    [Sends(ResponseHeaders.ETag, ResponseHeaders.Link, ResponseHeaders.TotalCount)]
    [ProducesResponseType<IReadOnlyList<TodoResponse>>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    public Task<IActionResult> List(
        [FromQuery(Name = "limit"), DefaultValue(ListTodos.DefaultLimit)] int? limit,
        [FromQuery(Name = "after")] string? after,
        [FromQuery(Name = "is_done")] bool? isDone,
        [FromQuery(Name = "q")] string? q,
        [FromQuery(Name = "sort"), DefaultValue("id")] string? sort,
        [FromQuery(Name = "include_total"), DefaultValue(false)] bool? includeTotal,
        CancellationToken cancellationToken) =>
        SendAsync(new ListTodos(limit, after, isDone, q, sort, includeTotal), Page, cancellationToken);

    /// <summary>Create a todo</summary>
    /// <remarks>
    /// With an Idempotency-Key, a repeat within 24 hours makes no second todo but gets the first answer again, marked by
    /// Idempotent-Replayed.
    /// </remarks>
    /// <param name="body">The todo.</param>
    /// <param name="idempotencyKey" example="5f0c6a52-7e0e-4d2b-8f0a-0b6f6d6f2a11">1 to 255 visible ASCII characters.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <response code="201">The new todo.</response>
    [HttpPost(Name = "createTodo")]
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
            new CreateTodo(body.Content, body.IsDone, IdempotencyKeys.Of(HttpContext, idempotencyKey)),
            created =>
            {
                if (created.IsReplay)
                    Response.Headers[ResponseHeaders.IdempotentReplayed] = "true";
                Response.Headers.ETag = TodoETag.Of(created.Value);
                return Created($"/api/todos/{created.Value.Id}", created.Value);
            },
            cancellationToken);

    /// <summary>Change or reset all todos</summary>
    /// <remarks>Marks all todos as done, or as not done, in one step.</remarks>
    /// <response code="200">How many changed.</response>
    [HttpPatch(Name = "changeAllTodos")]
    [Dispatches(typeof(ChangeAllTodos))]
    [ProducesResponseType<UpdatedCount>(StatusCodes.Status200OK, "application/json")]
    public Task<IActionResult> ChangeAll(ChangeAllTodosBody body, CancellationToken cancellationToken) =>
        SendAsync(new ChangeAllTodos(body.IsDone), Ok, cancellationToken);

    /// <summary>Delete all todos that are done</summary>
    /// <remarks>Deletes all that are done, or all that are not, in one step.</remarks>
    /// <param name="isDone" example="true">Which todos go.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <response code="200">How many were deleted.</response>
    [HttpDelete(Name = "deleteAllTodos")]
    [Dispatches(typeof(DeleteAllTodos))]
    [OnlyQuery("is_done")]
    [ProducesResponseType<DeletedCount>(StatusCodes.Status200OK, "application/json")]
    public Task<IActionResult> DeleteAll([FromQuery(Name = "is_done")] bool? isDone, CancellationToken cancellationToken) =>
        SendAsync(new DeleteAllTodos(isDone), Ok, cancellationToken);

    /// <summary>Read a todo</summary>
    /// <remarks>One todo of the user.</remarks>
    /// <param name="id" example="1">The todo.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <response code="200">The todo.</response>
    /// <response code="304">The client has this version already.</response>
    [HttpGet("{id}", Name = "getTodo")]
    [Sends(ResponseHeaders.ETag)]
    [ProducesResponseType<TodoResponse>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    [Fails(StatusCodes.Status404NotFound, "Todo not found")]
    public Task<IActionResult> Get(ResourceId id, CancellationToken cancellationToken) =>
        SendAsync(new GetTodo(id), todo => Conditional(TodoETag.Of(todo), todo), cancellationToken);

    /// <summary>Change a todo</summary>
    /// <remarks>Replaces the content; whether it is done stays as it is when left out. With If-Match, only if nobody changed it meanwhile.</remarks>
    /// <param name="id" example="1">The todo.</param>
    /// <param name="body">The todo as it shall be.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <response code="200">The todo as it is now.</response>
    [HttpPut("{id}", Name = "updateTodo")]
    [Dispatches(typeof(UpdateTodo))]
    [Sends(ResponseHeaders.ETag)]
    [ProducesResponseType<TodoResponse>(StatusCodes.Status200OK, "application/json")]
    [Fails(StatusCodes.Status404NotFound, "Todo not found")]
    [Fails(StatusCodes.Status412PreconditionFailed, "The todo has changed since it was read.")]
    public Task<IActionResult> Update(ResourceId id, UpdateTodoBody body, CancellationToken cancellationToken) =>
        SendAsync(new UpdateTodo(id, body.Content, body.IsDone, TodoETag.IfMatch(Request)), Tagged, cancellationToken);

    /// <summary>Change parts of a todo</summary>
    /// <remarks>JSON Merge Patch (RFC 7396): members left out stay as they are. With If-Match, only if nobody changed it meanwhile.</remarks>
    /// <param name="id" example="1">The todo.</param>
    /// <param name="body">What shall change.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <response code="200">The todo as it is now.</response>
    [HttpPatch("{id}", Name = "patchTodo")]
    [Dispatches(typeof(PatchTodo))]
    [Sends(ResponseHeaders.ETag)]
    [ProducesResponseType<TodoResponse>(StatusCodes.Status200OK, "application/json")]
    [Fails(StatusCodes.Status404NotFound, "Todo not found")]
    [Fails(StatusCodes.Status412PreconditionFailed, "The todo has changed since it was read.")]
    public Task<IActionResult> Patch(ResourceId id, PatchTodoBody body, CancellationToken cancellationToken) =>
        SendAsync(new PatchTodo(id, body.Content, body.IsDone, TodoETag.IfMatch(Request)), Tagged, cancellationToken);

    /// <summary>Delete a todo</summary>
    /// <remarks>With If-Match, only if nobody changed it meanwhile.</remarks>
    /// <param name="id" example="1">The todo.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <response code="200">The todo as it was.</response>
    [HttpDelete("{id}", Name = "deleteTodo")]
    [ProducesResponseType<TodoResponse>(StatusCodes.Status200OK, "application/json")]
    [Fails(StatusCodes.Status404NotFound, "Todo not found")]
    [Fails(StatusCodes.Status412PreconditionFailed, "The todo has changed since it was read.")]
    public Task<IActionResult> Delete(ResourceId id, CancellationToken cancellationToken) =>
        SendAsync(new DeleteTodo(id, TodoETag.IfMatch(Request)), Ok, cancellationToken);

    private IActionResult Page(TodoPage page)
    {
        var link = page.Next is { } next ? NextLink.To(Request, next) : null;
        if (link is not null)
            Response.Headers.Link = link;
        if (page.Total is { } total)
            Response.Headers[ResponseHeaders.TotalCount] = total.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Conditional(TodoETag.Of(page, link), page.Items);
    }

    private IActionResult Tagged(TodoResponse todo)
    {
        Response.Headers.ETag = TodoETag.Of(todo);
        return Ok(todo);
    }

    private IActionResult Conditional<T>(string etag, T value)
    {
        Response.Headers.ETag = etag;
        return TodoETag.IsKnownTo(Request, etag) ? StatusCode(StatusCodes.Status304NotModified) : Ok(value);
    }
}
