namespace Todo.Domain.Todos;

/// <summary>When a todo is due, and how it recurs.</summary>
internal readonly record struct Schedule(DueDate? Due, Series? Series, RecurrenceFrom From)
{
    /// <summary>The schedule after a change, or the rule that the change breaks.</summary>
    public (Schedule Schedule, RuleViolation? Violation) After(TodoChange change)
    {
        if (change.DueDate.Or(Due?.Date) is { } date)
            return After(change, new DueDate(date, change.DueTime.Or(Due?.Time)));
        if (change.DueTime.Or(null) is not null)
            return (this, new(nameof(change.DueTime), RuleCodes.NeedsDueDate, "A due_time needs a due_date."));
        if (change.Recurrence.Or(null) is not null)
            return (this, new(nameof(change.Recurrence), RuleCodes.NeedsDueDate, "A recurrence needs a due_date."));
        // Without its date, a todo has lost its time and its recurrence too.
        return (new(null, null, Due is null ? change.RecurrenceFrom.Or(From) : RecurrenceFrom.Due), null);
    }

    private (Schedule, RuleViolation?) After(TodoChange change, DueDate due)
    {
        var (series, violation) = SeriesAfter(change, due.Date);
        return (new(due, series, change.RecurrenceFrom.Or(From)), violation);
    }

    private (Series?, RuleViolation?) SeriesAfter(TodoChange change, DateOnly date)
    {
        if (!change.Recurrence.IsSet)
            return (Series, null);
        if (change.Recurrence.Value is not { } rule)
            return (null, null);
        if (Series is not null && Series.Rule.Equals(rule))
            return (Series with { Rule = rule }, null);
        return rule.CheckStart(date) is { } error
            ? (null, new(nameof(change.Recurrence), RuleCodes.NeverOccurs, error.Message))
            : (Todos.Series.Begin(rule, date), null);
    }
}
