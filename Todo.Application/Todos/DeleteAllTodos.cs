using FluentValidation;
using MediatR;
using Todo.Application.Common;
using Todo.Application.Common.Validation;

namespace Todo.Application.Todos;

/// <summary>A user deletes all todos that are done, or all that are not.</summary>
public sealed record DeleteAllTodos(bool? IsDone) : IRequest<Result<DeletedCount>>;

/// <summary>The outcome of a bulk deletion.</summary>
/// <param name="Deleted" example="3">The number of deleted todos.</param>
public sealed record DeletedCount(long Deleted);

internal sealed class DeleteAllTodosValidator : AbstractValidator<DeleteAllTodos>
{
    public DeleteAllTodosValidator() => RuleFor(request => request.IsDone).Required();
}

internal sealed class DeleteAllTodosHandler(ITodoRepository todos, IUnitOfWork unitOfWork, ICurrentUser current)
    : IRequestHandler<DeleteAllTodos, Result<DeletedCount>>
{
    private const int BatchSize = 500;

    /// <summary>In short transactions, so that other writers get their turn between them. Once begun, it is carried to its end.</summary>
    public async Task<Result<DeletedCount>> Handle(DeleteAllTodos request, CancellationToken cancellationToken)
    {
        long deleted = 0;
        while (true)
        {
            var some = await unitOfWork.ExecuteAsync(
                async ct => await todos.DeleteSomeAsync(current.Id, request.IsDone!.Value, BatchSize, ct), cancellationToken);
            deleted += some;
            if (some < BatchSize)
                return new DeletedCount(deleted);
            cancellationToken = CancellationToken.None;
        }
    }
}
