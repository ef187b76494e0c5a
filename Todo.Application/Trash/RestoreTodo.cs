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
        if (await todos.ReserveAsync(todo.UserId, 1 + subtasks.Count, limits.Value.TodosPerUser, cancellationToken) is { } tooMany)
            return tooMany;
        var now = clock.Now();
        todo.Restore(await PlaceOfAsync(todo, cancellationToken), now);
        foreach (var subtask in subtasks)
            subtask.Restore(new(todo.ListId, todo.Id), now);
        if (!await trash.RestoreAsync([todo, .. subtasks], cancellationToken))
            return TodoFailures.NotFound;
        await todos.ClearPristineAsync(todo.ParentId, todo.UserId, cancellationToken);
        return mapper.Map<TodoResponse>(todo);
    }

    /// <summary>The place where the todo was, as far as it still exists.</summary>
    private async Task<TodoPlace> PlaceOfAsync(TodoItem todo, CancellationToken cancellationToken)
    {
        var isListGone = await todos.CheckListAsync(todo.ListId, todo.UserId, cancellationToken) is not null;
        var listId = isListGone ? await todos.GetInboxIdAsync(todo.UserId, cancellationToken) : todo.ListId;
        TodoItem? parent = null;
        if (todo.ParentId is { } parentId)
            (await todos.FindForChangeAsync(parentId, todo.UserId, cancellationToken)).TryGetValue(out parent, out _);
        return TodoPlace.ForRestored(listId, parent);
    }
}
