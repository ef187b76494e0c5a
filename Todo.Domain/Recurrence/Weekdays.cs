namespace Todo.Domain.Recurrence;

/// <summary>A set of weekdays: <c>BYDAY</c>. The empty set stands for every day.</summary>
/// <param name="Every">The weekdays without a number, as bits.</param>
/// <param name="FromStart">The numbered ones, such as the second Monday of a month, as bits.</param>
/// <param name="FromEnd">Those that are counted from the end of the month, as bits.</param>
internal readonly record struct Weekdays(ulong Every, ulong FromStart, ulong FromEnd)
{
    public const int PerWeek = 7;

    /// <summary>A month has at most so many of one weekday.</summary>
    public const int MaxNumber = 5;

    public bool IsEmpty => this == default;

    public bool HasNumbers => (FromStart | FromEnd) != 0;

    /// <summary>Adds a weekday.</summary>
    /// <param name="day">The weekday.</param>
    /// <param name="number">Which one of the month, -1 for the last one; 0 for each one.</param>
    public Weekdays With(DayOfWeek day, int number = 0) => number switch
    {
        0 => this with { Every = Every | Bit(day, 1) },
        > 0 => this with { FromStart = FromStart | Bit(day, number) },
        _ => this with { FromEnd = FromEnd | Bit(day, -number) },
    };

    public bool Contains(DateOnly date) => IsEmpty
        || (Every & Bit(date.DayOfWeek, 1)) != 0
        || (FromStart & Bit(date.DayOfWeek, Number(date.Day - 1))) != 0
        || (FromEnd & Bit(date.DayOfWeek, Number(date.DaysToEndOfMonth()))) != 0;

    private static int Number(int daysBefore) => (daysBefore / PerWeek) + 1;

    private static ulong Bit(DayOfWeek day, int number) => 1UL << (((number - 1) * PerWeek) + (int)day);
}
