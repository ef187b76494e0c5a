using Todo.Application.Common;
using Todo.Domain;
using Todo.Domain.Todos;

namespace Todo.Application.Todos;

/// <summary>Finds the list and the parent that a request names, and checks that the todo can be there.</summary>
internal sealed class TodoPlacement(ITodoRepository todos)
{
    /// <summary>The place of a new todo; a list of 0 is the inbox.</summary>
    public async Task<Result<TodoPlace>> ForNewAsync(long userId, TodoChange members, CancellationToken cancellationToken)
    {
        if (members.ListId.IsSet && await todos.CheckListAsync(members.ListId.Value, userId, cancellationToken) is { } unknown)
            return unknown;
        if (members.ParentId.Or(null) is not { } parentId)
            return new TodoPlace(members.ListId.Or(0));
        var found = await FindParentAsync(parentId, userId, cancellationToken);
        if (!found.TryGetValue(out var parent, out var failure))
            return failure;
        return members.ListId.Or(parent.ListId) == parent.ListId ? new TodoPlace(parent.ListId, parentId) : OtherList(members);
    }

    /// <summary>The place of a todo after a change.</summary>
    public async Task<Result<TodoPlace>> AfterAsync(TodoItem todo, TodoChange change, CancellationToken cancellationToken)
    {
        var place = new TodoPlace(change.ListId.Or(todo.ListId), change.ParentId.Or(todo.ParentId));
        if (place == todo.Place)
            return place;
        if (place.ListId != todo.ListId && await todos.CheckListAsync(place.ListId, todo.UserId, cancellationToken) is { } unknown)
            return unknown;
        if (place.ParentId is not { } parentId)
            return place;
        if (parentId == todo.ParentId)
            return OtherList(change);
        if (parentId == todo.Id)
            return Broken(RuleCodes.IsSubtask, "A todo cannot be a subtask of itself.");
        var found = await FindParentAsync(parentId, todo.UserId, cancellationToken);
        if (!found.TryGetValue(out var parent, out var failure))
            return failure;
        if (await todos.HasSubtasksAsync(todo, cancellationToken))
            return Broken(RuleCodes.HasSubtasks, "A todo that has subtasks cannot be a subtask.");
        return place.ListId == parent.ListId ? place : OtherList(change);
    }

    private async Task<Result<TodoItem>> FindParentAsync(long id, long userId, CancellationToken cancellationToken)
    {
        var found = await todos.FindForChangeAsync(id, userId, cancellationToken);
        if (!found.TryGetValue(out var parent, out var failure))
            return failure.Kind == FailureKind.NotFound ? TodoFailures.Unknown(nameof(TodoChange.ParentId)) : failure;
        return parent.ParentId is null ? parent : Broken(RuleCodes.IsSubtask, "A subtask cannot have subtasks.");
    }

    private static Failure Broken(string code, string message) => TodoFailures.Broken(nameof(TodoChange.ParentId), code, message);

    private static Failure OtherList(TodoChange change) => TodoFailures.OtherList(change.ListId.IsSet, change.ParentId.IsSet);
}
