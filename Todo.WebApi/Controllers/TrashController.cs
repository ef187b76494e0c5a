using System.ComponentModel;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Todo.Application.Todos;
using Todo.Application.Trash;
using Todo.Domain;
using Todo.Domain.PersonalTokens;
using Todo.WebApi.Authentication;
using Todo.WebApi.Binding;
using Todo.WebApi.Errors;
using Todo.WebApi.OpenApi;

namespace Todo.WebApi.Controllers;

/// <summary>The deleted todos of the signed-in user, kept for <c>Limits:TrashDays</c> days (30 by default).</summary>
[Route("api/trash")]
[Tags("Trash")]
public sealed class TrashController(IMediator mediator) : ApiController(mediator)
{
    /// <summary>List the trash</summary>
    /// <remarks>
    /// Returns a page of the deleted todos, the last deleted first; subtasks that were deleted with their parent too. If there are more, the
    /// Link header (RFC 8288) has the address of the next page.
    /// </remarks>
    /// <param name="limit" example="20">The maximum number of todos on the page.</param>
    /// <param name="after">The cursor from the Link header of the previous page.</param>
    /// <param name="includeTotal" example="true">Adds X-Total-Count, the number of todos on all pages.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <response code="200">The page.</response>
    /// <response code="304">The client already has this page.</response>
    [HttpGet(Name = "listTrash")]
    [RequiresScope(TokenScopes.TodosRead)]
    [Dispatches(typeof(ListTrash))]
    [Sends(ResponseHeaders.ETag, ResponseHeaders.Link, ResponseHeaders.TotalCount)]
    [ProducesResponseType<IReadOnlyList<TrashedTodoResponse>>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    public Task<IActionResult> List(
        [FromQuery(Name = "limit"), DefaultValue(ListTodos.DefaultLimit)] int? limit,
        [FromQuery(Name = "after")] string? after,
        [FromQuery(Name = "include_total"), DefaultValue(false)] bool? includeTotal,
        CancellationToken cancellationToken) =>
        SendAsync(
            new ListTrash(limit, after, includeTotal),
            page => Page(page.Items, todo => (todo.Id, todo.DeletedAt.ToUnixMicroseconds()), page.Next, page.Total),
            cancellationToken);

    /// <summary>Restore a todo</summary>
    /// <remarks>
    /// Takes the todo out of the trash, with the same id and position, and with the subtasks that were deleted with it. If its list is gone,
    /// it goes to the inbox; if its parent is gone, it is no subtask any more.
    /// </remarks>
    /// <param name="id" example="1">The id of the todo.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <response code="200">The restored todo.</response>
    [HttpPost("{id}/restore", Name = "restoreTodo")]
    [RequiresScope(TokenScopes.TodosWrite)]
    [Sends(ResponseHeaders.ETag)]
    [ProducesResponseType<TodoResponse>(StatusCodes.Status200OK, "application/json")]
    [Fails(StatusCodes.Status404NotFound, "Todo not found")]
    [Fails(StatusCodes.Status409Conflict, "A user may have at most 100000 todos.", Problem = ProblemTypes.LimitReached)]
    public Task<IActionResult> Restore(ResourceId id, CancellationToken cancellationToken) =>
        SendAsync(new RestoreTodo(id), todo => Tagged(todo.UpdatedAt, todo), cancellationToken);

    /// <summary>Delete a todo permanently</summary>
    /// <remarks>Permanently deletes a todo in the trash, with the subtasks that were deleted with it.</remarks>
    /// <param name="id" example="1">The id of the todo.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <response code="204">The todo is deleted.</response>
    [HttpDelete("{id}", Name = "purgeTodo")]
    [RequiresScope(TokenScopes.TodosWrite)]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [Fails(StatusCodes.Status404NotFound, "Todo not found")]
    public Task<IActionResult> Purge(ResourceId id, CancellationToken cancellationToken) =>
        SendAsync(new PurgeTodo(id), _ => NoContent(), cancellationToken);

    /// <summary>Empty the trash</summary>
    /// <remarks>Permanently deletes all todos in the trash.</remarks>
    /// <response code="200">The number of deleted todos.</response>
    [HttpDelete(Name = "emptyTrash")]
    [RequiresScope(TokenScopes.TodosWrite)]
    [ProducesResponseType<DeletedCount>(StatusCodes.Status200OK, "application/json")]
    public Task<IActionResult> EmptyTrash(CancellationToken cancellationToken) => SendAsync(new Application.Trash.EmptyTrash(), Ok, cancellationToken);
}
