using MediatR;
using Todo.Application.Common;
using Todo.Application.Todos;

namespace Todo.Application.Lists;

/// <summary>The signed-in user deletes a list; its todos go to the trash.</summary>
public sealed record DeleteList(long Id, VersionCondition? Condition) : IRequest<Result<Unit>>;

internal sealed class DeleteListHandler(
    IListRepository lists, ITodoRepository todos, TodoRemoval removal, IUnitOfWork unitOfWork, ICurrentUser current)
    : IRequestHandler<DeleteList, Result<Unit>>
{
    private const int BatchSize = 200;

    /// <summary>In short transactions, so that other writers get their turn between them. The list goes with the last of its todos.</summary>
    public async Task<Result<Unit>> Handle(DeleteList request, CancellationToken cancellationToken)
    {
        var hasBegun = false;
        while (true)
        {
            var done = await unitOfWork.ExecuteAsync(ct => DeleteSomeAsync(request, ct), cancellationToken);
            if (!done.TryGetValue(out var isWhole, out var failure))
                return hasBegun && failure.Kind == FailureKind.NotFound ? Unit.Value : failure;
            if (isWhole)
                return Unit.Value;
            hasBegun = true;
            // After the first batch, the deletion can no longer be canceled. Another request may finish it.
            cancellationToken = CancellationToken.None;
            request = request with { Condition = null };
        }
    }

    private async Task<Result<bool>> DeleteSomeAsync(DeleteList request, CancellationToken cancellationToken)
    {
        var found = await lists.FindForChangeAsync(request.Id, current.Id, cancellationToken);
        if (!found.TryGetValue(out var list, out var failure))
            return failure;
        if (request.Condition?.Allows(list.UpdatedAt) is false)
            return ListFailures.Stale;
        if (list.IsInbox)
            return ListFailures.IsInbox;
        // Subtasks go with their parents.
        var batch = await todos.ListForChangeAsync(
            list.UserId, new TodoFilter { ListId = list.Id, IsTopLevel = true }, 0, BatchSize, cancellationToken);
        foreach (var todo in batch.Items)
            await removal.DeleteAsync(todo, cancellationToken);
        if (batch.HasMore)
            return false;
        await lists.DeleteAsync(list, cancellationToken);
        return true;
    }
}
