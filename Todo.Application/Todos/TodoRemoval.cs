using Microsoft.Extensions.Options;
using Todo.Application.Common;
using Todo.Domain;
using Todo.Domain.Todos;

namespace Todo.Application.Todos;

/// <summary>Deletes todos with their subtasks, within a unit of work: they go to the trash if there is one.</summary>
internal sealed class TodoRemoval(ITodoRepository todos, TimeProvider clock, IOptions<LimitsOptions> limits)
{
    /// <summary>Deletes a todo that was found for change.</summary>
    /// <returns>The todo and its subtasks.</returns>
    public async Task<List<TodoItem>> DeleteAsync(TodoItem todo, CancellationToken cancellationToken)
    {
        var subtasks = await todos.ListSubtasksAsync(todo, cancellationToken);
        List<TodoItem> all = [todo, .. subtasks];
        if (limits.Value.TrashDays == 0)
        {
            await todos.DeleteAsync(todo.UserId, all, cancellationToken);
        }
        else
        {
            var now = clock.Now();
            todo.Delete(withParent: false, now);
            subtasks.ForEach(subtask => subtask.Delete(withParent: true, now));
            await todos.MoveToTrashAsync(todo.UserId, all, cancellationToken);
        }
        await todos.ClearPristineAsync(todo.ParentId, todo.UserId, cancellationToken);
        return all;
    }
}
