using MediatR;
using Todo.Application.Common;
using Todo.Application.Todos;

namespace Todo.Application.Lists;

/// <summary>The signed-in user deletes a list; its todos go to the trash.</summary>
public sealed record DeleteList(long Id, VersionCondition? Condition) : IRequest<Result<Unit>>;

internal sealed class DeleteListHandler(
    IListRepository lists, ITodoRepository todos, TodoRemoval removal, Batches batches, ICurrentUser current)
    : IRequestHandler<DeleteList, Result<Unit>>
{
    /// <summary>The list goes with the last of its todos.</summary>
    public async Task<Result<Unit>> Handle(DeleteList request, CancellationToken cancellationToken)
    {
        var deleted = await batches.RunAsync(false, (hasBegun, ct) => DeleteSomeAsync(request, hasBegun, ct), cancellationToken);
        return deleted.Map(_ => Unit.Value);
    }

    private async Task<Result<Batch<bool>>> DeleteSomeAsync(DeleteList request, bool hasBegun, CancellationToken cancellationToken)
    {
        var found = await lists.FindForChangeAsync(request.Id, current.Id, cancellationToken);
        if (!found.TryGetValue(out var list, out var failure))
        {
            // Another request may finish what this one has begun.
            return hasBegun && failure.Kind == FailureKind.NotFound ? new Batch<bool>(0, null) : failure;
        }
        // After the first batch, the list can no longer be kept.
        if (!hasBegun && request.Condition?.Allows(list.UpdatedAt) is false)
            return ListFailures.Stale;
        if (list.IsInbox)
            return ListFailures.IsInbox;
        // Subtasks go with their parents.
        var todosOfList = await todos.ListForChangeAsync(
            list.UserId, new TodoFilter { ListId = list.Id, IsTopLevel = true }, 0, TodoBatches.DeletionBatchSize, cancellationToken);
        foreach (var todo in todosOfList.Items)
            await removal.DeleteAsync(todo, cancellationToken);
        if (todosOfList.HasMore)
            return new Batch<bool>(todosOfList.Items.Count, true);
        await lists.DeleteAsync(list, cancellationToken);
        return new Batch<bool>(todosOfList.Items.Count, null);
    }
}
