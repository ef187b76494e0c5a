using MediatR;
using Todo.Application.Common;
using Todo.Application.Idempotency;

namespace Todo.Application.Todos;

/// <summary>Counts the todos that are created, without replays.</summary>
internal sealed class TodoCounter(TodoMetrics metrics) : IPipelineBehavior<CreateTodo, Result<Created<TodoResponse>>>
{
    public async Task<Result<Created<TodoResponse>>> Handle(
        CreateTodo request, CancellationToken cancellationToken, RequestHandlerDelegate<Result<Created<TodoResponse>>> next)
    {
        var result = await next();
        if (result.TryGetValue(out var created, out _) && !created.IsReplay)
            metrics.TodoCreated();
        return result;
    }
}
