namespace Todo.Domain.Recurrence;

/// <summary>The names of the supported parts (RFC 5545, RFC 7529).</summary>
internal static class PartName
{
    public const string Frequency = "FREQ";
    public const string Interval = "INTERVAL";
    public const string Count = "COUNT";
    public const string Until = "UNTIL";
    public const string Weekdays = "BYDAY";
    public const string MonthDays = "BYMONTHDAY";
    public const string Months = "BYMONTH";
    public const string WeekStart = "WKST";
    public const string Calendar = "RSCALE";
    public const string Skip = "SKIP";
}
