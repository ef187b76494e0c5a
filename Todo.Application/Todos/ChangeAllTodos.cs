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
/// <param name="Updated" example="3">How many todos changed; those that were in this state already are not counted.</param>
public sealed record UpdatedCount(long Updated);

internal sealed class ChangeAllTodosValidator : AbstractValidator<ChangeAllTodos>
{
    public ChangeAllTodosValidator() => RuleFor(request => request.IsDone).Required();
}

internal sealed class ChangeAllTodosHandler(ITodoRepository todos, IUnitOfWork unitOfWork, ICurrentUser current, TimeProvider clock)
    : IRequestHandler<ChangeAllTodos, Result<UpdatedCount>>
{
    private const int BatchSize = 200;

    public Task<Result<UpdatedCount>> Handle(ChangeAllTodos request, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync<Result<UpdatedCount>>(
            async ct =>
            {
                var change = new TodoChange(Content: default, request.IsDone);
                var others = new TodoFilter(IsDone: !request.IsDone.Value, Search: null);
                var now = clock.Now();
                long updated = 0, lastId = 0;
                while (await todos.ListForChangeAsync(current.Id, others, lastId, BatchSize, ct) is { Count: > 0 } batch)
                {
                    foreach (var todo in batch)
                    {
                        todo.Apply(change, now);
                        await todos.SaveAsync(todo, ct);
                    }
                    updated += batch.Count;
                    lastId = batch[^1].Id;
                }
                return new UpdatedCount(updated);
            },
            cancellationToken);
}
