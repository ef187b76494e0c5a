using AutoMapper;
using MediatR;
using Todo.Application.Common;

namespace Todo.Application.Todos;

/// <summary>A user deletes a todo and gets it back as it was.</summary>
public sealed record DeleteTodo(long Id, VersionCondition? Condition) : IRequest<Result<TodoResponse>>;

internal sealed class DeleteTodoHandler(ITodoRepository todos, ICurrentUser current, IMapper mapper)
    : IRequestHandler<DeleteTodo, Result<TodoResponse>>
{
    public async Task<Result<TodoResponse>> Handle(DeleteTodo request, CancellationToken cancellationToken)
    {
        var deleted = await todos.DeleteAsync(request.Id, current.Id, request.Condition, cancellationToken);
        return deleted.Map(mapper.Map<TodoResponse>);
    }
}
