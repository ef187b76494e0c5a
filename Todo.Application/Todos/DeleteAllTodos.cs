using FluentValidation;
using MediatR;
using Todo.Application.Common;
using Todo.Application.Common.Validation;

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

internal sealed class DeleteAllTodosHandler(TodoBatches batches, TodoRemoval removal, ICurrentUser current)
    : IRequestHandler<DeleteAllTodos, Result<DeletedCount>>
{
    public async Task<Result<DeletedCount>> Handle(DeleteAllTodos request, CancellationToken cancellationToken)
    {
        var deleted = await batches.ForEachAsync(
            current.Id,
            new TodoFilter { IsDone = request.IsDone },
            async (todo, ct) => await removal.DeleteAsync(todo, ct),
            cancellationToken);
        return deleted.Map(count => new DeletedCount(count));
    }
}
