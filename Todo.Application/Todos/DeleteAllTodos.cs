using FluentValidation;
using MediatR;
using Todo.Application.Common;
using Todo.Application.Common.Validation;

namespace Todo.Application.Todos;

/// <summary>A user deletes all todos that are done, or all that are not.</summary>
public sealed record DeleteAllTodos(bool? IsDone) : IRequest<Result<DeletedCount>>;

/// <summary>What a bulk deletion came to.</summary>
/// <param name="Deleted" example="3">How many todos were deleted.</param>
public sealed record DeletedCount(long Deleted);

internal sealed class DeleteAllTodosValidator : AbstractValidator<DeleteAllTodos>
{
    public DeleteAllTodosValidator() => RuleFor(request => request.IsDone).Required();
}

internal sealed class DeleteAllTodosHandler(ITodoRepository todos, IUnitOfWork unitOfWork, ICurrentUser current)
    : IRequestHandler<DeleteAllTodos, Result<DeletedCount>>
{
    public Task<Result<DeletedCount>> Handle(DeleteAllTodos request, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync<Result<DeletedCount>>(
            async ct => new DeletedCount(await todos.DeleteAllAsync(current.Id, request.IsDone!.Value, ct)), cancellationToken);
}
