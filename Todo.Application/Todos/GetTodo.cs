using AutoMapper;
using MediatR;
using Todo.Application.Common;

namespace Todo.Application.Todos;

/// <summary>One todo of the signed-in user.</summary>
public sealed record GetTodo(long Id) : IRequest<Result<TodoResponse>>;

internal sealed class GetTodoHandler(ITodoRepository todos, ICurrentUser current, IMapper mapper)
    : IRequestHandler<GetTodo, Result<TodoResponse>>
{
    public async Task<Result<TodoResponse>> Handle(GetTodo request, CancellationToken cancellationToken)
    {
        var found = await todos.FindAsync(request.Id, current.Id, cancellationToken);
        return found.Map(mapper.Map<TodoResponse>);
    }
}
