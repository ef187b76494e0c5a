using AutoMapper;
using MediatR;
using Todo.Application.Common;

namespace Todo.Application.Todos;

/// <summary>The signed-in user deletes a todo with its subtasks, and gets it back as it was.</summary>
public sealed record DeleteTodo(long Id, VersionCondition? Condition) : IRequest<Result<TodoResponse>>;

internal sealed class DeleteTodoHandler(TodoEditor editor, TodoRemoval removal, IUnitOfWork unitOfWork, IMapper mapper)
    : IRequestHandler<DeleteTodo, Result<TodoResponse>>
{
    public Task<Result<TodoResponse>> Handle(DeleteTodo request, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync<Result<TodoResponse>>(
            async ct =>
            {
                var found = await editor.FindAsync(request.Id, request.Condition, ct);
                if (!found.TryGetValue(out var todo, out var failure))
                    return failure;
                await removal.DeleteAsync(todo, ct);
                return mapper.Map<TodoResponse>(todo);
            },
            cancellationToken);
}
