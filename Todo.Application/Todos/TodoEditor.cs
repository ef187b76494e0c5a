using AutoMapper;
using Todo.Application.Common;
using Todo.Domain;
using Todo.Domain.Todos;

namespace Todo.Application.Todos;

/// <summary>Changes todos of the signed-in user, with all that follows from the change.</summary>
internal sealed class TodoEditor(
    ITodoRepository todos, TodoPlacement placement, TodoCompletion completion, IUnitOfWork unitOfWork, ICurrentUser current, IMapper mapper,
    TimeProvider clock)
{
    public Task<Result<TodoResponse>> ChangeAsync(
        long id, TodoChange change, VersionCondition? condition, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync<Result<TodoResponse>>(
            async ct =>
            {
                var found = await FindAsync(id, condition, ct);
                if (!found.TryGetValue(out var todo, out var failure))
                    return failure;
                if (!change.IsEmpty && await ApplyAsync(todo, change, ct) is { } broken)
                    return broken;
                return mapper.Map<TodoResponse>(todo);
            },
            cancellationToken);

    /// <summary>Finds a todo for a change, in a version that the client is willing to change.</summary>
    public async Task<Result<TodoItem>> FindAsync(long id, VersionCondition? condition, CancellationToken cancellationToken)
    {
        var found = await todos.FindForChangeAsync(id, current.Id, cancellationToken);
        return found.TryGetValue(out var todo, out _) && condition?.Allows(todo.UpdatedAt) is false ? TodoFailures.Stale : found;
    }

    /// <summary>Completes or reopens a todo, and changes nothing else.</summary>
    /// <returns>The todo, and its subtasks that changed with it.</returns>
    public async Task<Result<List<TodoItem>>> SetDoneAsync(TodoItem todo, bool isDone, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var wasDone = todo.IsDone;
        if (isDone)
            todo.Complete(now);
        else
            todo.Reopen(now);
        var followed = await FollowAsync(todo, wasDone, now, cancellationToken);
        if (!followed.TryGetValue(out var subtasks, out var failure))
            return failure;
        await SaveAsync(todo, todo.Place, cancellationToken);
        return new List<TodoItem>([todo, .. subtasks]);
    }

    private async Task<Failure?> ApplyAsync(TodoItem todo, TodoChange change, CancellationToken cancellationToken)
    {
        var placed = await placement.AfterAsync(todo, change, cancellationToken);
        if (!placed.TryGetValue(out var place, out var failure))
            return failure;
        var now = clock.Now();
        var (wasDone, previous) = (todo.IsDone, todo.Place);
        if (todo.Apply(change, place, now) is { } violation)
            return TodoFailures.Broken(violation);
        if (place.ListId != previous.ListId)
            await MoveSubtasksAsync(todo, now, cancellationToken);
        var followed = await FollowAsync(todo, wasDone, now, cancellationToken);
        if (followed.Failure is not null)
            return followed.Failure;
        await SaveAsync(todo, previous, cancellationToken);
        return null;
    }

    private async Task<Result<List<TodoItem>>> FollowAsync(
        TodoItem todo, bool wasDone, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!wasDone && todo.IsDone)
            return await completion.CompleteAsync(todo, now, cancellationToken);
        if (wasDone && !todo.IsDone)
            await completion.ReopenAsync(todo, cancellationToken);
        return new List<TodoItem>();
    }

    private async Task MoveSubtasksAsync(TodoItem todo, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var subtask in await todos.ListSubtasksAsync(todo, cancellationToken))
        {
            subtask.Follow(todo, now);
            await todos.SaveAsync(subtask, cancellationToken);
        }
    }

    private async Task SaveAsync(TodoItem todo, TodoPlace previous, CancellationToken cancellationToken)
    {
        await todos.SaveAsync(todo, cancellationToken);
        await todos.ClearPristineAsync(previous.ParentId, todo.UserId, cancellationToken);
        if (todo.ParentId != previous.ParentId)
            await todos.ClearPristineAsync(todo.ParentId, todo.UserId, cancellationToken);
    }
}
