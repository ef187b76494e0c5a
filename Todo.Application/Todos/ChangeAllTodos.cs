using FluentValidation;
using MediatR;
using Todo.Application.Common;
using Todo.Application.Common.Validation;
using Todo.Domain;

namespace Todo.Application.Todos;

/// <summary>The signed-in user marks all todos as done, or as not done.</summary>
public sealed record ChangeAllTodos(Optional<bool> IsDone) : IRequest<Result<UpdatedCount>>;

/// <summary>The outcome of a bulk change.</summary>
/// <param name="Updated" example="3">The number of changed todos, without those that were already in this state.</param>
public sealed record UpdatedCount(long Updated);

internal sealed class ChangeAllTodosValidator : AbstractValidator<ChangeAllTodos>
{
    public ChangeAllTodosValidator() => RuleFor(request => request.IsDone).Required();
}

internal sealed class ChangeAllTodosHandler(TodoBatches batches, TodoEditor editor, ICurrentUser current)
    : IRequestHandler<ChangeAllTodos, Result<UpdatedCount>>
{
    public async Task<Result<UpdatedCount>> Handle(ChangeAllTodos request, CancellationToken cancellationToken)
    {
        var isDone = request.IsDone.Value;
        var changed = await batches.ForEachAsync(
            current.Id,
            new TodoFilter { IsDone = !isDone },
            TodoBatches.ChangeBatchSize,
            (todo, ct) => editor.SetDoneAsync(todo, isDone, ct),
            cancellationToken);
        return changed.Map(count => new UpdatedCount(count));
    }
}
