namespace Todo.Domain.Todos;

/// <content>The todo that follows a completed one that recurs.</content>
public sealed partial class TodoItem
{
    /// <summary>The todo that the completion of this one created.</summary>
    public long? NextId { get; private set; }

    /// <summary>Whether the completion of another todo created this one, and neither it nor a subtask of it has changed since.</summary>
    public bool IsPristine { get; private set; }

    /// <summary>The todo that follows this completed one; null if it does not recur, or no date is left.</summary>
    /// <param name="today">The date of the owner.</param>
    /// <param name="now">The time of creation.</param>
    public TodoItem? CreateNext(DateOnly today, DateTimeOffset now)
    {
        if (Due is not { } due || NextId is not null || Series?.Next(due.Date, today, RecurrenceFrom) is not var (date, series))
            return null;
        var next = Copy(Place, Ordering.Unplaced, now);
        next.SetSchedule(new(due with { Date = date }, series, RecurrenceFrom));
        return next;
    }

    /// <summary>An open copy of this subtask for the todo that follows its parent.</summary>
    public TodoItem CopyTo(TodoItem nextParent, DateTimeOffset now)
    {
        var copy = Copy(new(nextParent.ListId, nextParent.Id), Position, now);
        copy.SetSchedule(new(Due, null, RecurrenceFrom));
        return copy;
    }

    /// <summary>Names the todo that follows this one.</summary>
    public void SetNext(TodoItem next) => NextId = next.Id;

    /// <summary>Notes that the todo that followed this one has been taken back.</summary>
    public void ClearNext() => NextId = null;

    /// <summary>Notes that the todo or one of its subtasks has changed.</summary>
    public void ClearPristine() => IsPristine = false;

    private TodoItem Copy(TodoPlace place, long position, DateTimeOffset now) => new()
    {
        UserId = UserId,
        ListId = place.ListId,
        ParentId = place.ParentId,
        Content = Content,
        Notes = Notes,
        Priority = Priority,
        Labels = Labels,
        Position = position,
        IsPristine = true,
        CreatedAt = now,
        UpdatedAt = now,
    };
}
