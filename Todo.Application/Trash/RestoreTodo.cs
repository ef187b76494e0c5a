using AutoMapper;
using MediatR;
using Microsoft.Extensions.Options;
using Todo.Application.Common;
using Todo.Application.Todos;
using Todo.Domain;
using Todo.Domain.Todos;

namespace Todo.Application.Trash;

/// <summary>The signed-in user takes a todo out of the trash, with the subtasks that went there with it.</summary>
public sealed record RestoreTodo(long Id) : IRequest<Result<TodoResponse>>;

internal sealed class RestoreTodoHandler(
    ITrashRepository trash, ITodoRepository todos, IUnitOfWork unitOfWork, ICurrentUser current, IMapper mapper, TimeProvider clock,
    IOptions<LimitsOptions> limits)
    : IRequestHandler<RestoreTodo, Result<TodoResponse>>
{
    public Task<Result<TodoResponse>> Handle(RestoreTodo request, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync(ct => RestoreAsync(request.Id, ct), cancellationToken);

    private async Task<Result<TodoResponse>> RestoreAsync(long id, CancellationToken cancellationToken)
    {
        var found = await trash.FindForChangeAsync(id, current.Id, cancellationToken);
        if (!found.TryGetValue(out var todo, out var failure))
            return failure;
        var subtasks = await trash.ListSubtasksAsync(todo, cancellationToken);
        var reserved = await todos.ReserveAsync(todo.UserId, 1 + subtasks.Count, limits.Value.TodosPerUser, cancellationToken);
        if (!reserved.TryGetValue(out var reservation, out failure))
            return failure;
        var now = clock.Now();
        todo.Restore(await PlaceOfAsync(todo, reservation.InboxId, cancellationToken), now);
        foreach (var subtask in subtasks)
            subtask.Restore(new(todo.ListId, todo.Id), now);
        if (!await trash.RestoreAsync([todo, .. subtasks], cancellationToken))
            return TodoFailures.NotFound;
        await todos.LosePristinenessAsync(todo.ParentId, todo.UserId, cancellationToken);
        return mapper.Map<TodoResponse>(todo);
    }

    /// <summary>The place where the todo was, as far as it still exists.</summary>
    private async Task<TodoPlace> PlaceOfAsync(TodoItem todo, long inboxId, CancellationToken cancellationToken)
    {
        var listId = await todos.CheckListAsync(todo.ListId, todo.UserId, cancellationToken) is null ? todo.ListId : inboxId;
        if (todo.ParentId is not { } parentId)
            return new(listId);
        var found = await todos.FindForChangeAsync(parentId, todo.UserId, cancellationToken);
        var canBeParent = found.TryGetValue(out var parent, out _) && parent.ParentId is null && parent.ListId == listId;
        return canBeParent ? new(listId, parentId) : new(listId);
    }
}
