using FluentValidation;
using MediatR;
using Todo.Application.Common;
using Todo.Domain;

namespace Todo.Application.Todos;

/// <summary>A user marks all todos as done, or as not done.</summary>
public sealed record ChangeAllTodos(bool? IsDone) : IRequest<Result<UpdatedCount>>;

/// <summary>What a bulk change came to.</summary>
/// <param name="Updated" example="3">How many todos changed; those that were so already are not counted.</param>
public sealed record UpdatedCount(long Updated);

internal sealed class ChangeAllTodosValidator : AbstractValidator<ChangeAllTodos>
{
    public ChangeAllTodosValidator() => RuleFor(request => request.IsDone).NotNull().WithMessage("This member is required.");
}

internal sealed class ChangeAllTodosHandler(ITodoRepository todos, ICurrentUser current, TimeProvider clock)
    : IRequestHandler<ChangeAllTodos, Result<UpdatedCount>>
{
    public async Task<Result<UpdatedCount>> Handle(ChangeAllTodos request, CancellationToken cancellationToken) =>
        new UpdatedCount(await todos.ChangeAllAsync(current.Id, request.IsDone!.Value, clock.Now(), cancellationToken));
}
