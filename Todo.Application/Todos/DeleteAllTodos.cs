using FluentValidation;
using MediatR;
using Todo.Application.Common;
using Todo.Application.Common.Validation;
using Todo.Domain.Todos;

namespace Todo.Application.Todos;

/// <summary>The signed-in user deletes all todos that are done, or all that are not, with their subtasks.</summary>
public sealed record DeleteAllTodos(bool? IsDone) : IRequest<Result<DeletedCount>>;

/// <summary>The outcome of a bulk deletion.</summary>
/// <param name="Deleted" example="3">The number of deleted todos.</param>
public sealed record DeletedCount(long Deleted);

internal sealed class DeleteAllTodosValidator : AbstractValidator<DeleteAllTodos>
{
    public DeleteAllTodosValidator() => RuleFor(request => request.IsDone).Required();
}

internal sealed class DeleteAllTodosHandler(ITodoRepository todos, TodoBatches batches, TodoRemoval removal, ICurrentUser current)
    : IRequestHandler<DeleteAllTodos, Result<DeletedCount>>
{
    public async Task<Result<DeletedCount>> Handle(DeleteAllTodos request, CancellationToken cancellationToken)
    {
        var deleted = await batches.ForEachAsync(
            current.Id,
            new TodoFilter { IsDone = request.IsDone },
            TodoBatches.DeletionBatchSize,
            async (todo, ct) => await removal.DeleteAsync(await WithParentAsync(todo, ct), ct),
            cancellationToken);
        return deleted.Map(count => new DeletedCount(count));
    }

    /// <summary>The parent if it is to be deleted too: then its subtasks go with it, even those that are older, and come back with it.</summary>
    private async Task<TodoItem> WithParentAsync(TodoItem todo, CancellationToken cancellationToken)
    {
        if (todo.ParentId is not { } parentId)
            return todo;
        var found = await todos.FindForChangeAsync(parentId, todo.UserId, cancellationToken);
        return found.TryGetValue(out var parent, out _) && parent.IsDone == todo.IsDone ? parent : todo;
    }
}
