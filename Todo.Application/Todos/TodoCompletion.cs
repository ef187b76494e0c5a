using Microsoft.Extensions.Options;
using Todo.Application.Common;
using Todo.Domain.Todos;

namespace Todo.Application.Todos;

/// <summary>What follows when a todo is completed or reopened, within the same unit of work.</summary>
internal sealed class TodoCompletion(
    ITodoRepository todos, TodoOrder order, IChangeNumbers numbers, UserClock userClock, IOptions<LimitsOptions> limits)
{
    /// <summary>Completes the open subtasks of a todo that has just been completed and, if it recurs, creates the next one.</summary>
    /// <returns>The subtasks that changed; a failure if there is no place left for the next todo.</returns>
    public async Task<Result<List<TodoItem>>> CompleteAsync(TodoItem todo, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var subtasks = await todos.ListSubtasksAsync(todo, cancellationToken);
        var changed = subtasks.Where(subtask => !subtask.IsDone).ToList();
        foreach (var subtask in changed)
        {
            subtask.Complete(now);
            await todos.SaveAsync(subtask, cancellationToken);
        }
        return await CreateNextAsync(todo, subtasks, now, cancellationToken) is { } failure ? failure : changed;
    }

    /// <summary>Takes back what the completion of a todo created, unless it has changed since.</summary>
    public async Task ReopenAsync(TodoItem todo, CancellationToken cancellationToken)
    {
        if (todo.NextId is not { } nextId)
            return;
        var found = await todos.FindForChangeAsync(nextId, todo.UserId, cancellationToken);
        if (!found.TryGetValue(out var next, out _) || !next.IsPristine)
            return;
        await todos.DeleteAsync(todo.UserId, [next, .. await todos.ListSubtasksAsync(next, cancellationToken)], cancellationToken);
        todo.ClearNext();
    }

    private async Task<Failure?> CreateNextAsync(
        TodoItem todo, List<TodoItem> subtasks, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (todo.Recurrence is null || todo.CreateNext(await userClock.TodayAsync(todo.UserId, cancellationToken), now) is not { } next)
            return null;
        if (await todos.ReserveAsync(todo.UserId, 1 + subtasks.Count, limits.Value.TodosPerUser, cancellationToken) is { } failure)
            return failure;
        todo.Stamp(await numbers.NumberAsync(todo.UserId, cancellationToken));
        next.PlaceAt(await order.PositionAfterAsync(todo, cancellationToken));
        await todos.AddCopyAsync(next, todo, cancellationToken);
        foreach (var subtask in subtasks)
            await todos.AddCopyAsync(subtask.CopyTo(next, now), subtask, cancellationToken);
        todo.SetNext(next);
        return null;
    }
}
