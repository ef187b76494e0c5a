using AutoMapper;
using MediatR;
using Todo.Application.Common;

namespace Todo.Application.Todos;

/// <summary>The signed-in user deletes a todo and gets it back as it was.</summary>
public sealed record DeleteTodo(long Id, VersionCondition? Condition) : IRequest<Result<TodoResponse>>;

internal sealed class DeleteTodoHandler(ITodoRepository todos, IUnitOfWork unitOfWork, ICurrentUser current, IMapper mapper)
    : IRequestHandler<DeleteTodo, Result<TodoResponse>>
{
    public Task<Result<TodoResponse>> Handle(DeleteTodo request, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync<Result<TodoResponse>>(
            async ct =>
            {
                var found = await todos.FindForChangeAsync(request.Id, current.Id, ct);
                if (!found.TryGetValue(out var todo, out var failure))
                    return failure;
                if (request.Condition?.Allows(todo.UpdatedAt) is false)
                    return TodoFailures.Stale;
                await todos.DeleteAsync(todo, ct);
                return mapper.Map<TodoResponse>(todo);
            },
            cancellationToken);
}
