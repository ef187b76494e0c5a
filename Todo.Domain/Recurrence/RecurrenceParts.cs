namespace Todo.Domain.Recurrence;

/// <summary>What the parts of a rule say. A part that is left out has its default, so two rules that say the same are equal.</summary>
internal sealed record RecurrenceParts
{
    public Frequency Frequency { get; init; }

    public int Interval { get; init; } = 1;

    public int? Count { get; init; }

    public DateOnly? Until { get; init; }

    public Weekdays Weekdays { get; init; }

    public MonthDays MonthDays { get; init; }

    public Months Months { get; init; }

    public DayOfWeek WeekStart { get; init; } = DayOfWeek.Monday;

    /// <summary>Whether a day that a month does not have becomes the valid day before it: <c>SKIP=BACKWARD</c>.</summary>
    public bool SkipsBackward { get; init; }

    /// <summary>The same parts with what they leave open taken from the first occurrence (RFC 5545, section 3.3.10).</summary>
    public RecurrenceParts CompletedFrom(DateOnly start)
    {
        if (!Weekdays.IsEmpty || !MonthDays.IsEmpty)
            return this;
        return Frequency switch
        {
            Frequency.Weekly => this with { Weekdays = Weekdays.With(start.DayOfWeek) },
            Frequency.Monthly => this with { MonthDays = MonthDays.With(start.Day) },
            Frequency.Yearly => this with
            {
                MonthDays = MonthDays.With(start.Day),
                Months = Months.IsEmpty ? Months.With(start.Month) : Months,
            },
            _ => this,
        };
    }
}
