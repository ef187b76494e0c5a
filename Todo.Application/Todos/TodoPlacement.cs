using Todo.Application.Common;
using Todo.Domain.Todos;

namespace Todo.Application.Todos;

/// <summary>Finds the list and the parent that a request names, and checks that the todo can be there.</summary>
internal sealed class TodoPlacement(ITodoRepository todos)
{
    /// <summary>The place of a new todo.</summary>
    public async Task<Result<TodoPlace>> ForNewAsync(long userId, TodoChange members, CancellationToken cancellationToken)
    {
        if (members.ListId.IsSet && await todos.CheckListAsync(members.ListId.Value, userId, cancellationToken) is { } unknown)
            return unknown;
        if (members.ParentId.Or(null) is not { } parentId)
            return TodoPlace.ForNew(members, parent: null);
        var found = await FindParentAsync(parentId, userId, cancellationToken);
        if (!found.TryGetValue(out var parent, out var failure))
            return failure;
        var place = TodoPlace.ForNew(members, parent);
        return place.CheckParent(parent, members) is { } violation ? TodoFailures.Broken(violation) : place;
    }

    /// <summary>The place of a todo after a change.</summary>
    public async Task<Result<TodoPlace>> AfterAsync(TodoItem todo, TodoChange change, CancellationToken cancellationToken)
    {
        var place = todo.PlaceAfter(change);
        if (place == todo.Place)
            return place;
        if (place.ListId != todo.ListId && await todos.CheckListAsync(place.ListId, todo.UserId, cancellationToken) is { } unknown)
            return unknown;
        if (place.ParentId is not { } parentId)
            return place;
        var found = await FindParentAsync(parentId, todo.UserId, cancellationToken);
        if (!found.TryGetValue(out var parent, out var failure))
            return failure;
        var hasSubtasks = await todos.HasSubtasksAsync(todo, cancellationToken);
        return place.CheckParent(parent, change, todo, hasSubtasks) is { } violation ? TodoFailures.Broken(violation) : place;
    }

    private async Task<Result<TodoItem>> FindParentAsync(long id, long userId, CancellationToken cancellationToken)
    {
        var found = await todos.FindForChangeAsync(id, userId, cancellationToken);
        return found.Failure?.Kind == FailureKind.NotFound ? TodoFailures.Unknown(nameof(TodoChange.ParentId)) : found;
    }
}
