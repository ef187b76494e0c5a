namespace Todo.Domain.Recurrence;

/// <summary>The supported parts, and how each reads its value.</summary>
/// <param name="Expected">What the value must be, to go on after "must be".</param>
/// <param name="Read">Adds the value to what the rule says; null if it is not as expected.</param>
internal sealed record PartReader(string Expected, Func<RecurrenceParts, string, RecurrenceParts?> Read)
{
    private const int MaxNumber = 999;

    public static readonly IReadOnlyDictionary<string, PartReader> ByName = new Dictionary<string, PartReader>(StringComparer.Ordinal)
    {
        [PartName.Frequency] = new("DAILY, WEEKLY, MONTHLY or YEARLY", (parts, value) => value switch
        {
            "DAILY" => parts with { Frequency = Frequency.Daily },
            "WEEKLY" => parts with { Frequency = Frequency.Weekly },
            "MONTHLY" => parts with { Frequency = Frequency.Monthly },
            "YEARLY" => parts with { Frequency = Frequency.Yearly },
            _ => null,
        }),
        [PartName.Interval] = new("a number from 1 to 999", (parts, value) =>
            PartValue.Number(value, MaxNumber) is { } interval ? parts with { Interval = interval } : null),
        [PartName.Count] = new("a number from 1 to 999", (parts, value) =>
            PartValue.Number(value, MaxNumber) is { } count ? parts with { Count = count } : null),
        [PartName.Until] = new("a date in the form YYYYMMDD", (parts, value) =>
            PartValue.Date(value) is { } until ? parts with { Until = until } : null),
        [PartName.Weekdays] = new("a list of weekdays such as MO,TU, with FREQ=MONTHLY also numbered from 1 to 5 or -1 to -5, such as 2MO or -1FR",
            (parts, value) => PartValue.List<Weekdays>(value, (set, item) =>
                PartValue.NumberedWeekday(item) is { } day ? set.With(day.Day, day.Number) : null) is { } weekdays
                    ? parts with { Weekdays = weekdays }
                    : null),
        [PartName.MonthDays] = new("a list of numbers from 1 to 31 or -1 to -31", (parts, value) =>
            PartValue.List<MonthDays>(value, (set, item) => PartValue.SignedNumber(item, 31) is { } day ? set.With(day) : null) is { } days
                ? parts with { MonthDays = days }
                : null),
        [PartName.Months] = new("a list of numbers from 1 to 12", (parts, value) =>
            PartValue.List<Months>(value, (set, item) => PartValue.Number(item, 12, 2) is { } month ? set.With(month) : null) is { } months
                ? parts with { Months = months }
                : null),
        [PartName.WeekStart] = new("a weekday such as MO", (parts, value) =>
            PartValue.Weekday(value) is { } day ? parts with { WeekStart = day } : null),
        [PartName.Calendar] = new("GREGORIAN", (parts, value) => value == "GREGORIAN" ? parts : null),
        [PartName.Skip] = new("OMIT or BACKWARD", (parts, value) => value switch
        {
            "OMIT" => parts,
            "BACKWARD" => parts with { SkipsBackward = true },
            _ => null,
        }),
    };
}
