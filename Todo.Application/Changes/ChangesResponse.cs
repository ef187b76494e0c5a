using System.ComponentModel.DataAnnotations;
using Todo.Application.Lists;
using Todo.Application.Todos;

namespace Todo.Application.Changes;

/// <summary>What has changed: each list and todo once, as it is now.</summary>
/// <param name="Lists">The lists that were created or changed.</param>
/// <param name="Todos">The todos that were created, changed or restored.</param>
/// <param name="Deleted">The lists and todos that are gone; a todo in the trash counts as gone.</param>
/// <param name="Next" example="AgAAAAAAAAABAAAAAAAAAAcAAAAAAAAAAAAAAAAAAAAAAAAAAGkhbwDnpXCEaU4n">The cursor to ask with the next time.</param>
/// <param name="HasMore" example="false">Whether there is more now. When it is false, the client has all that the server has.</param>
public sealed record ChangesResponse(
    IReadOnlyList<ListResponse> Lists, IReadOnlyList<TodoResponse> Todos, IReadOnlyList<DeletedThing> Deleted, string Next, bool HasMore);

/// <summary>A list or todo that is gone.</summary>
/// <param name="Type" example="todo">What it was: todo or list.</param>
/// <param name="Id" example="3">Its id, which is never assigned again.</param>
/// <param name="DeletedAt" example="2026-11-21T08:00:00.000000Z">The time of the deletion.</param>
public sealed record DeletedThing([property: AllowedValues(DeletedThing.Todo, DeletedThing.List)] string Type, long Id, DateTimeOffset DeletedAt)
{
    public const string Todo = "todo";
    public const string List = "list";
}
