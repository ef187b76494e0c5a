using AutoMapper;
using Todo.Application.Common;
using Todo.Domain;
using Todo.Domain.Todos;

namespace Todo.Application.Todos;

/// <summary>Changes one todo of the signed-in user, for the requests that differ in what they demand of a change.</summary>
internal sealed class TodoEditor(ITodoRepository todos, IUnitOfWork unitOfWork, ICurrentUser current, IMapper mapper, TimeProvider clock)
{
    public Task<Result<TodoResponse>> ChangeAsync(
        long id, TodoChange change, VersionCondition? condition, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync<Result<TodoResponse>>(
            async ct =>
            {
                var found = await todos.FindForChangeAsync(id, current.Id, ct);
                if (!found.TryGetValue(out var todo, out var failure))
                    return failure;
                if (condition?.Allows(todo.UpdatedAt) is false)
                    return TodoFailures.Stale;
                if (!change.IsEmpty)
                {
                    todo.Apply(change, clock.Now());
                    await todos.SaveAsync(todo, ct);
                }
                return mapper.Map<TodoResponse>(todo);
            },
            cancellationToken);
}
