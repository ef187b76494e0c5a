namespace Todo.Domain.Recurrence;

/// <summary>A set of days of a month: <c>BYMONTHDAY</c>. The empty set stands for every day.</summary>
/// <param name="FromStart">Bit 1 is the first day of the month.</param>
/// <param name="FromEnd">Bit 1 is the last day of the month.</param>
internal readonly record struct MonthDays(uint FromStart, uint FromEnd)
{
    private const int Longest = 31;

    public bool IsEmpty => this == default;

    /// <summary>Adds a day; -1 is the last one.</summary>
    public MonthDays With(int day) =>
        day > 0 ? this with { FromStart = FromStart | Bit(day) } : this with { FromEnd = FromEnd | Bit(-day) };

    public bool Contains(DateOnly date) =>
        IsEmpty || (FromStart & Bit(date.Day)) != 0 || (FromEnd & Bit(date.DaysToEndOfMonth() + 1)) != 0;

    /// <summary>The days in a month of that length, as bits. Bit 0 is the last day of the month before.</summary>
    /// <param name="length">The number of days of the month.</param>
    /// <param name="backward">Whether a day that the month does not have becomes the valid day before it (RFC 7529) or is left out.</param>
    public uint In(int length, bool backward)
    {
        var days = 0u;
        for (var day = 1; day <= Longest; day++)
        {
            if (IsEmpty || (FromStart & Bit(day)) != 0)
                days |= day <= length ? Bit(day) : backward ? Bit(length) : 0;
            if ((FromEnd & Bit(day)) != 0)
                days |= day <= length ? Bit(length + 1 - day) : backward ? Bit(0) : 0;
        }
        return days;
    }

    private static uint Bit(int day) => 1u << day;
}
