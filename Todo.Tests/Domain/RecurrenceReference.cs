using System.Globalization;

namespace Todo.Tests.Domain;

/// <summary>
/// A second, naive reading of the standards, which shares no code with the first: asks of each day, one after the other, whether the rule
/// gives it. Takes a valid rule.
/// </summary>
internal sealed class RecurrenceReference(string rule, DateOnly start)
{
    private static readonly string[] Weekdays = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    private readonly Dictionary<string, string> _parts = rule.Split(';').Select(part => part.Split('=')).ToDictionary(p => p[0], p => p[1]);

    public IEnumerable<DateOnly> Until(DateOnly last)
    {
        var count = int.Parse(_parts.GetValueOrDefault("COUNT", "999999"), CultureInfo.InvariantCulture);
        var end = _parts.TryGetValue("UNTIL", out var until) ? DateOnly.ParseExact(until, "yyyyMMdd", CultureInfo.InvariantCulture) : last;
        for (var date = start; date <= last && count > 0 && (date <= end || date == start); date = date.AddDays(1))
        {
            if (date != start && !Gives(date))
                continue;
            count--;
            yield return date;
        }
    }

    private bool Gives(DateOnly date) => IsOnWeekday(date) && _parts["FREQ"] switch
    {
        "DAILY" => (date.DayNumber - start.DayNumber) % Interval == 0 && IsInMonth(date) && (MonthDays is null || IsOnMonthDay(date, date)),
        "WEEKLY" => (Week(date) - Week(start)) % Interval == 0 && IsInMonth(date)
            && (_parts.ContainsKey("BYDAY") || date.DayOfWeek == start.DayOfWeek),
        // A day that the next month does not have can become the last day of this one.
        "MONTHLY" => Periods(date).Any(month => (Month(month) - Month(start)) % Interval == 0 && IsInMonth(month) && IsOnMonthDay(date, month)),
        _ => Periods(date).Any(month => (month.Year - start.Year) % Interval == 0 && IsInMonthOfYear(month) && IsOnMonthDay(date, month)),
    };

    private int Interval => int.Parse(_parts.GetValueOrDefault("INTERVAL", "1"), CultureInfo.InvariantCulture);

    private int[]? MonthDays => Numbers("BYMONTHDAY");

    private bool Backward => _parts["FREQ"] is "MONTHLY" or "YEARLY" && _parts.GetValueOrDefault("SKIP") == "BACKWARD";

    private int[]? Numbers(string part) => _parts.TryGetValue(part, out var list)
        ? [.. list.Split(',').Select(item => int.Parse(item, CultureInfo.InvariantCulture))]
        : null;

    private int Week(DateOnly date)
    {
        while (Weekdays[(int)date.DayOfWeek] != _parts.GetValueOrDefault("WKST", "MO"))
            date = date.AddDays(-1);
        return date.DayNumber / 7;
    }

    private static int Month(DateOnly date) => (date.Year * 12) + date.Month;

    private static DateOnly[] Periods(DateOnly date)
    {
        var first = new DateOnly(date.Year, date.Month, 1);
        return [first, first.AddMonths(1)];
    }

    private bool IsInMonth(DateOnly date) => Numbers("BYMONTH")?.Contains(date.Month) ?? true;

    private bool IsInMonthOfYear(DateOnly date) => _parts.ContainsKey("BYMONTH") || _parts.ContainsKey("BYDAY") || _parts.ContainsKey("BYMONTHDAY")
        ? IsInMonth(date)
        : date.Month == start.Month;

    /// <summary>Whether the days of the rule in that month give the date.</summary>
    private bool IsOnMonthDay(DateOnly date, DateOnly month)
    {
        if (MonthDays is null && _parts.ContainsKey("BYDAY"))
            return Month(date) == Month(month);
        var first = new DateOnly(month.Year, month.Month, 1);
        var length = first.AddMonths(1).AddDays(-1).Day;
        foreach (var day in MonthDays ?? [start.Day])
        {
            var found = day > 0 ? first.AddDays(day - 1) : first.AddDays(length + day);
            if (Math.Abs(day) > length)
            {
                if (!Backward)
                    continue;
                found = day > 0 ? first.AddDays(length - 1) : first.AddDays(-1);
            }
            if (found == date)
                return true;
        }
        return false;
    }

    private bool IsOnWeekday(DateOnly date) => !_parts.TryGetValue("BYDAY", out var list) || list.Split(',').Any(item =>
    {
        if (Weekdays[(int)date.DayOfWeek] != item[^2..])
            return false;
        // The nth such day of a month has n - 1 of them before it, or after it if n is negative.
        return item.Length == 2 || Same(date, int.Parse(item[..^2], CultureInfo.InvariantCulture));
    });

    private static bool Same(DateOnly date, int number)
    {
        var step = number > 0 ? -7 : 7;
        var others = 0;
        for (var day = date.AddDays(step); day.Month == date.Month; day = day.AddDays(step))
            others++;
        return others == Math.Abs(number) - 1;
    }
}
