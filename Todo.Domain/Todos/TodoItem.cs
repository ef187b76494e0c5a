using Todo.Domain.Recurrence;

namespace Todo.Domain.Todos;

/// <summary>A thing to do, seen and changed by its owner alone.</summary>
public sealed partial class TodoItem
{
    /// <summary>The longest content, in UTF-16 units.</summary>
    public const int MaxContentLength = 10_000;

    /// <summary>The longest notes, in UTF-16 units.</summary>
    public const int MaxNotesLength = 10_000;

    private TodoItem() => (Content, Notes, Labels) = (string.Empty, string.Empty, LabelSet.None);

    /// <summary>Assigned by the database, never twice.</summary>
    public long Id { get; private set; }

    /// <summary>The owner.</summary>
    public long UserId { get; private set; }

    /// <summary>Exactly as sent.</summary>
    public string Content { get; private set; }

    /// <summary>Exactly as sent.</summary>
    public string Notes { get; private set; }

    public bool IsDone { get; private set; }

    public Priority Priority { get; private set; }

    public LabelSet Labels { get; private set; }

    public DueDate? Due { get; private set; }

    /// <summary>The text of the rule (RFC 5545), exactly as sent; null if the todo does not recur.</summary>
    public string? Recurrence { get; private set; }

    public RecurrenceFrom RecurrenceFrom { get; private set; }

    /// <summary>The first date of the series.</summary>
    public DateOnly? SeriesStart { get; private set; }

    /// <summary>The last date of the series that a todo was given.</summary>
    public DateOnly? SeriesUsed { get; private set; }

    /// <summary>When the todo was last completed. The previous release does not keep it up to date.</summary>
    public DateTimeOffset? LastCompletedAt { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Grows strictly with every change, so that it names the version of the todo.</summary>
    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>The number, among all changes of the owner, of the transaction that last wrote this todo.</summary>
    public long ChangeSeq { get; private set; }

    /// <summary>Since when the todo is completed; null while it is open.</summary>
    public DateTimeOffset? CompletedAt => IsDone ? LastCompletedAt ?? UpdatedAt : null;

    /// <summary>The dates of a recurring todo; null if it does not recur.</summary>
    public Series? Series => Recurrence is not null && RecurrenceRule.TryParse(Recurrence, out var rule, out _)
        ? new(rule, SeriesStart!.Value, SeriesUsed!.Value)
        : null;

    /// <summary>Creates a todo with the members that are set. It is placed at the end when it is saved.</summary>
    /// <returns>The rule that the members break; null if there is a todo.</returns>
    public static RuleViolation? Create(long userId, TodoPlace place, TodoChange members, DateTimeOffset now, out TodoItem todo)
    {
        todo = new() { UserId = userId, ListId = place.ListId, ParentId = place.ParentId, CreatedAt = now, UpdatedAt = now };
        return todo.Set(members, now);
    }

    /// <summary>Applies a change. A change that names a member makes a new version, even if the member had that value.</summary>
    /// <returns>The rule that the change breaks: the todo must not be saved then.</returns>
    public RuleViolation? Apply(TodoChange change, TodoPlace place, DateTimeOffset now)
    {
        if (change.IsEmpty)
            return null;
        MoveTo(place);
        Touch(now);
        return Set(change, now);
    }

    /// <summary>Completes the todo, and changes nothing else.</summary>
    public void Complete(DateTimeOffset now)
    {
        SetDone(true, now);
        Touch(now);
    }

    /// <summary>Reopens the todo, and changes nothing else.</summary>
    public void Reopen(DateTimeOffset now)
    {
        SetDone(false, now);
        Touch(now);
    }

    /// <summary>Replaces the labels.</summary>
    public void Label(LabelSet labels, DateTimeOffset now)
    {
        Labels = labels;
        Touch(now);
    }

    /// <summary>Marks the todo with the number of the transaction that writes it, and places it if it has no position.</summary>
    public void Stamp(long changeSeq)
    {
        ChangeSeq = changeSeq;
        if (Position == Ordering.Unplaced)
            Position = Ordering.Last(changeSeq);
    }

    private RuleViolation? Set(TodoChange change, DateTimeOffset now)
    {
        Content = change.Content.Or(Content);
        Notes = change.Notes.Or(Notes);
        Priority = change.Priority.Or(Priority);
        Labels = change.Labels.Or(Labels);
        var (schedule, violation) = new Schedule(Due, Series, RecurrenceFrom).After(change);
        if (violation is not null)
            return violation;
        if (ParentId is not null && schedule.Series is not null)
        {
            var member = change.Recurrence.IsSet ? nameof(change.Recurrence) : nameof(change.ParentId);
            return new(member, RuleCodes.IsSubtask, "A subtask has no recurrence.");
        }
        SetSchedule(schedule);
        SetDone(change.IsDone.Or(IsDone), now);
        return null;
    }

    private void SetSchedule(Schedule schedule)
    {
        Due = schedule.Due;
        Recurrence = schedule.Series?.Rule.Text;
        SeriesStart = schedule.Series?.Start;
        SeriesUsed = schedule.Series?.LastUsed;
        RecurrenceFrom = schedule.From;
    }

    private void SetDone(bool isDone, DateTimeOffset now)
    {
        if (isDone != IsDone)
            LastCompletedAt = isDone ? now : null;
        IsDone = isDone;
    }

    private void Touch(DateTimeOffset now)
    {
        UpdatedAt = now.After(UpdatedAt);
        IsPristine = false;
    }
}
