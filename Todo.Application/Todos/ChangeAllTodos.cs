using FluentValidation;
using MediatR;
using Todo.Application.Common;
using Todo.Application.Common.Validation;
using Todo.Domain;
using Todo.Domain.Todos;

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

internal sealed class ChangeAllTodosHandler(ITodoRepository todos, IUnitOfWork unitOfWork, ICurrentUser current, TimeProvider clock)
    : IRequestHandler<ChangeAllTodos, Result<UpdatedCount>>
{
    private const int BatchSize = 200;

    /// <summary>In short transactions, so that other writers get their turn between them. Once begun, it is carried to its end.</summary>
    public async Task<Result<UpdatedCount>> Handle(ChangeAllTodos request, CancellationToken cancellationToken)
    {
        long updated = 0, lastId = 0;
        while (true)
        {
            var batch = await unitOfWork.ExecuteAsync(ct => ChangeSomeAsync(request.IsDone, lastId, ct), cancellationToken);
            updated += batch.Items.Count;
            if (!batch.HasMore)
                return new UpdatedCount(updated);
            lastId = batch.Items[^1].Id;
            cancellationToken = CancellationToken.None;
        }
    }

    private async Task<TodoSlice> ChangeSomeAsync(Optional<bool> isDone, long afterId, CancellationToken cancellationToken)
    {
        var others = new TodoFilter(IsDone: !isDone.Value, Search: null);
        var batch = await todos.ListForChangeAsync(current.Id, others, afterId, BatchSize, cancellationToken);
        foreach (var todo in batch.Items)
        {
            todo.Apply(new TodoChange(Content: default, isDone), clock.Now());
            await todos.SaveAsync(todo, cancellationToken);
        }
        return batch;
    }
}
