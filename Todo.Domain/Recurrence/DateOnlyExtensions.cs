namespace Todo.Domain.Recurrence;

internal static class DateOnlyExtensions
{
    /// <summary>The number of days of the month after this one.</summary>
    public static int DaysToEndOfMonth(this DateOnly date) => DateTime.DaysInMonth(date.Year, date.Month) - date.Day;

    /// <summary>The number of days since the last <paramref name="weekStart"/>, that day included.</summary>
    public static int DaysSince(this DateOnly date, DayOfWeek weekStart) =>
        (date.DayOfWeek - weekStart + Weekdays.PerWeek) % Weekdays.PerWeek;
}
