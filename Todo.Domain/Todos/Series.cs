using Todo.Domain.Recurrence;

namespace Todo.Domain.Todos;

/// <summary>The dates of a recurring todo.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Start">The first date (DTSTART of RFC 5545): the due date with which the rule was set.</param>
/// <param name="LastUsed">The last date that a todo of the series was given.</param>
public sealed record Series(RecurrenceRule Rule, DateOnly Start, DateOnly LastUsed)
{
    public static Series Begin(RecurrenceRule rule, DateOnly start) => new(rule, start, start);

    /// <summary>The date of the next todo, with the series that this todo continues; null if none is left.</summary>
    /// <param name="due">The due date of the completed todo.</param>
    /// <param name="today">The date of its owner.</param>
    /// <param name="from">What the date follows from.</param>
    public (DateOnly Date, Series Series)? Next(DateOnly due, DateOnly today, RecurrenceFrom from) =>
        from == RecurrenceFrom.Completion ? NextAfterCompletion(today) : NextOfSeries(due, today);

    /// <summary>The dates after one.</summary>
    public IEnumerable<DateOnly> After(DateOnly date) => Rule.OccurrencesAfter(Start, date);

    private (DateOnly, Series)? NextOfSeries(DateOnly due, DateOnly today)
    {
        var after = due > LastUsed ? due : LastUsed;
        // Dates before today are passed over.
        if (today.AddDays(-1) is var yesterday && after < yesterday)
            after = yesterday;
        return Rule.Next(Start, after) is { } date ? (date, this with { LastUsed = date }) : null;
    }

    private (DateOnly, Series)? NextAfterCompletion(DateOnly today)
    {
        if (Rule.Count is 1 || Rule.Next(today, today) is not { } date)
            return null;
        return (date, Begin(Rule.Count is { } count ? Rule.WithCount(count - 1) : Rule, date));
    }
}
