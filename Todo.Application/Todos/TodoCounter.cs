using MediatR;
using Todo.Application.Common;

namespace Todo.Application.Todos;

/// <summary>Counts the todos that are created, replays not among them.</summary>
internal sealed class TodoCounter(TodoMetrics metrics) : IPipelineBehavior<CreateTodo, Result<CreatedTodo>>
{
    public async Task<Result<CreatedTodo>> Handle(
        CreateTodo request, CancellationToken cancellationToken, RequestHandlerDelegate<Result<CreatedTodo>> next)
    {
        var result = await next();
        if (result.TryGetValue(out var created, out _) && !created.IsReplay)
            metrics.TodoCreated();
        return result;
    }
}
