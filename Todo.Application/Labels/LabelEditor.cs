using Todo.Application.Common;
using Todo.Application.Todos;
using Todo.Domain;
using Todo.Domain.Todos;

namespace Todo.Application.Labels;

/// <summary>Changes a label on all todos of the signed-in user.</summary>
internal sealed class LabelEditor(
    ITodoRepository todos, TodoBatches batches, BulkTurns turns, IUnitOfWork unitOfWork, ICurrentUser current, TimeProvider clock)
{
    public async Task<Result<UpdatedCount>> ChangeAsync(
        string label, Func<LabelSet, LabelSet> change, CancellationToken cancellationToken)
    {
        if (!LabelSet.IsLabel(label))
            return new UpdatedCount(0);
        using var turn = await turns.TakeAsync(cancellationToken);
        // In one transaction: no reader sees both names.
        var changed = await unitOfWork.ExecuteAsync(
            ct => batches.ForEachAsync(
                current.Id,
                new TodoFilter { Label = label },
                TodoBatches.ChangeBatchSize,
                (todo, inner) => ChangeAsync(todo, change, inner),
                ct),
            cancellationToken);
        return changed.Map(count => new UpdatedCount(count));
    }

    private async Task<Result<List<TodoItem>>> ChangeAsync(
        TodoItem todo, Func<LabelSet, LabelSet> change, CancellationToken cancellationToken)
    {
        todo.Label(change(todo.Labels), clock.Now());
        await todos.SaveAsync(todo, cancellationToken);
        await todos.ClearPristineAsync(todo.ParentId, todo.UserId, cancellationToken);
        return new List<TodoItem> { todo };
    }
}
