namespace Todo.Domain.Recurrence;

/// <summary>Finds parts that exclude each other, so that a rule is refused rather than never due.</summary>
internal static class Contradiction
{
    // 28 years without a skipped leap year have every combination of month, length and weekday of the first.
    private static readonly DateOnly CycleStart = new(2000, 1, 1);
    private static readonly DateOnly CycleEnd = new(2027, 12, 31);

    // After that many years the weekdays and leap years of the calendar repeat.
    private const int CalendarCycle = 400;

    /// <summary>What is wrong with a rule from any first occurrence.</summary>
    public static RecurrenceError? In(RecurrenceParts parts)
    {
        if (parts.Count is not null && parts.Until is not null)
            return new(PartName.Until, $"{PartName.Until} and {PartName.Count} must not be given together.");
        if (parts.Frequency == Frequency.Weekly && !parts.MonthDays.IsEmpty)
            return new(PartName.MonthDays, $"{PartName.MonthDays} must not be given with FREQ=WEEKLY.");
        if (parts.Frequency != Frequency.Monthly && parts.Weekdays.HasNumbers)
            return new(PartName.Weekdays, $"{PartName.Weekdays} must have numbered weekdays only with FREQ=MONTHLY.");
        if (!Comes(parts with { Weekdays = default }))
            return new(PartName.MonthDays, $"{PartName.MonthDays} has no day that a month of {PartName.Months} has.");
        return Comes(parts)
            ? null
            : new(PartName.Weekdays, $"{PartName.Weekdays} never falls on a day of {PartName.MonthDays}.");
    }

    /// <summary>What is wrong with a rule from this first occurrence.</summary>
    public static RecurrenceError? From(RecurrenceParts parts, DateOnly start)
    {
        if (parts.Until < start)
            return new(PartName.Until, $"{PartName.Until} must not be before the first date.");
        if (parts.Count == 1 || ComesAfter(parts with { Until = null }, Early(start)))
            return null;
        string[] names = [.. Limits(parts)];
        var others = names.Length == 1 ? string.Empty : $" with {string.Join(" and ", names[1..])}";
        return new(names[0], $"{names[0]}{others} gives no date after the first one.");
    }

    private static bool Comes(RecurrenceParts parts) =>
        ComesAfter(parts with { Interval = 1, Until = CycleEnd }, CycleStart);

    private static bool ComesAfter(RecurrenceParts parts, DateOnly start) => Expansion.DatesAfter(parts, start, start).Any();

    // That the calendar ends is no fault of the rule: what matters is whether it comes from the same day of an earlier cycle.
    private static DateOnly Early(DateOnly start) =>
        start.AddYears(-Math.Max(0, (start.Year - CycleStart.Year) / CalendarCycle * CalendarCycle));

    private static IEnumerable<string> Limits(RecurrenceParts parts)
    {
        if (!parts.MonthDays.IsEmpty)
            yield return PartName.MonthDays;
        if (!parts.Weekdays.IsEmpty)
            yield return PartName.Weekdays;
        if (!parts.Months.IsEmpty)
            yield return PartName.Months;
        if (parts.Interval > 1)
            yield return PartName.Interval;
        yield return PartName.Frequency;
    }
}
