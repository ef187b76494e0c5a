using MediatR;
using Todo.Application.Common;

namespace Todo.Application.Trash;

/// <summary>The signed-in user deletes a todo in the trash for good, with the subtasks that went there with it.</summary>
public sealed record PurgeTodo(long Id) : IRequest<Result<Unit>>;

internal sealed class PurgeTodoHandler(ITrashRepository trash, IUnitOfWork unitOfWork, ICurrentUser current)
    : IRequestHandler<PurgeTodo, Result<Unit>>
{
    public Task<Result<Unit>> Handle(PurgeTodo request, CancellationToken cancellationToken) => unitOfWork.ExecuteAsync<Result<Unit>>(
        async ct =>
        {
            var found = await trash.FindForChangeAsync(request.Id, current.Id, ct);
            if (!found.TryGetValue(out var todo, out var failure))
                return failure;
            foreach (var subtask in await trash.ListSubtasksAsync(todo, ct))
                await trash.DeleteAsync(subtask, ct);
            await trash.DeleteAsync(todo, ct);
            return Unit.Value;
        },
        cancellationToken);
}
