using Todo.Application.Common;
using Todo.Application.Todos;
using Todo.Domain;
using Todo.Domain.Todos;

namespace Todo.Application.Labels;

/// <summary>Changes a label on all todos of the signed-in user.</summary>
internal sealed class LabelEditor(ITodoRepository todos, TodoBatches batches, ICurrentUser current, TimeProvider clock)
{
    public async Task<Result<UpdatedCount>> ChangeAsync(
        string label, Func<LabelSet, LabelSet> change, CancellationToken cancellationToken)
    {
        if (!LabelSet.IsLabel(label))
            return new UpdatedCount(0);
        var changed = await batches.ForEachAsync(
            current.Id,
            new TodoFilter { Label = label },
            async (todo, ct) =>
            {
                todo.Label(change(todo.Labels), clock.Now());
                await todos.SaveAsync(todo, ct);
                await todos.LosePristinenessAsync(todo.ParentId, todo.UserId, ct);
                return new List<TodoItem> { todo };
            },
            cancellationToken);
        return changed.Map(count => new UpdatedCount(count));
    }
}
