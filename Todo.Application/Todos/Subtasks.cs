using Todo.Domain.Todos;

namespace Todo.Application.Todos;

/// <summary>The subtasks of todos, within a unit of work.</summary>
internal static class Subtasks
{
    private const int BatchSize = 500;

    /// <summary>All subtasks of the todo, found for change.</summary>
    public static async Task<List<TodoItem>> ListSubtasksAsync(this ITodoRepository todos, TodoItem parent, CancellationToken cancellationToken)
    {
        var subtasks = new List<TodoItem>();
        // A subtask has none itself.
        while (parent.CanHaveSubtasks)
        {
            var batch = await todos.ListForChangeAsync(
                parent.UserId, SubtasksOf(parent), subtasks.Count == 0 ? 0 : subtasks[^1].Id, BatchSize, cancellationToken);
            subtasks.AddRange(batch.Items);
            if (!batch.HasMore)
                break;
        }
        return subtasks;
    }

    public static async Task<bool> HasSubtasksAsync(this ITodoRepository todos, TodoItem parent, CancellationToken cancellationToken) =>
        (await todos.ListForChangeAsync(parent.UserId, SubtasksOf(parent), 0, 1, cancellationToken)).Items.Count > 0;

    /// <summary>Notes that a subtask was added to a todo, removed from it or changed.</summary>
    public static async Task ClearPristineAsync(this ITodoRepository todos, long? parentId, long userId, CancellationToken cancellationToken)
    {
        if (parentId is not { } id)
            return;
        var found = await todos.FindForChangeAsync(id, userId, cancellationToken);
        if (!found.TryGetValue(out var parent, out _) || !parent.IsPristine)
            return;
        parent.ClearPristine();
        await todos.SaveAsync(parent, cancellationToken);
    }

    private static TodoFilter SubtasksOf(TodoItem parent) => new() { ParentId = parent.Id };
}
