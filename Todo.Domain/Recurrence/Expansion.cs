namespace Todo.Domain.Recurrence;

/// <summary>
/// The dates that a rule gives. Each frequency begins at the period of the date after which it searches, so that the distance to the first
/// occurrence costs nothing.
/// </summary>
internal static class Expansion
{
    private const int MonthsPerYear = 12;

    /// <summary>The dates after <paramref name="after"/>, which is not before <paramref name="start"/>, strictly growing.</summary>
    public static IEnumerable<DateOnly> DatesAfter(RecurrenceParts parts, DateOnly start, DateOnly after)
    {
        var end = parts.Until ?? DateOnly.MaxValue;
        var last = after;
        foreach (var date in Candidates(parts.CompletedFrom(start), start, after, end))
        {
            if (date > end)
                yield break;
            // The first period begins before what is searched for, and two days of a rule can become the same date.
            if (date > last)
                yield return last = date;
        }
    }

    private static IEnumerable<DateOnly> Candidates(RecurrenceParts parts, DateOnly start, DateOnly after, DateOnly end) =>
        parts.Frequency switch
        {
            Frequency.Daily => Daily(parts, start.DayNumber, after.DayNumber, end.DayNumber),
            Frequency.Weekly => Weekly(parts, start.DayNumber - start.DaysSince(parts.WeekStart), after.DayNumber, end.DayNumber),
            Frequency.Monthly => Monthly(parts, MonthNumber(start), MonthNumber(after), MonthNumber(end)),
            _ => Yearly(parts, start.Year, after.Year, end.Year),
        };

    private static IEnumerable<DateOnly> Daily(RecurrenceParts parts, int start, int after, int end)
    {
        for (var day = LastPeriod(start, after, parts.Interval); day <= end;)
        {
            var date = DateOnly.FromDayNumber(day);
            if (!parts.Months.Contains(date.Month))
            {
                // On to the first period that begins in another month.
                day += RoundUp(date.DaysToEndOfMonth() + 1, parts.Interval);
                continue;
            }
            if (parts.MonthDays.Contains(date) && parts.Weekdays.Contains(date))
                yield return date;
            day += parts.Interval;
        }
    }

    private static IEnumerable<DateOnly> Weekly(RecurrenceParts parts, int start, int after, int end)
    {
        var interval = parts.Interval * Weekdays.PerWeek;
        for (var week = LastPeriod(start, after, interval); week <= end; week += interval)
        {
            // The first week of the calendar may begin before the calendar.
            for (var day = Math.Max(week, 0); day < week + Weekdays.PerWeek && day <= end; day++)
            {
                var date = DateOnly.FromDayNumber(day);
                if (parts.Weekdays.Contains(date) && parts.Months.Contains(date.Month))
                    yield return date;
            }
        }
    }

    private static IEnumerable<DateOnly> Monthly(RecurrenceParts parts, int start, int after, int end)
    {
        // The month after the end can still give the last day of the month before it.
        var last = Math.Min(end + 1, MonthNumber(DateOnly.MaxValue));
        for (var number = LastPeriod(start, after, parts.Interval); number <= last; number += parts.Interval)
        {
            var month = (number % MonthsPerYear) + 1;
            if (!parts.Months.Contains(month))
                continue;
            foreach (var date in DatesOf(parts, number / MonthsPerYear, month))
                yield return date;
        }
    }

    private static IEnumerable<DateOnly> Yearly(RecurrenceParts parts, int start, int after, int end)
    {
        for (var year = LastPeriod(start, after, parts.Interval); year <= end; year += parts.Interval)
        {
            for (var month = 1; month <= MonthsPerYear; month++)
            {
                if (!parts.Months.Contains(month))
                    continue;
                foreach (var date in DatesOf(parts, year, month))
                    yield return date;
            }
        }
    }

    /// <summary>The dates in a month that <c>BYMONTH</c> allows.</summary>
    private static IEnumerable<DateOnly> DatesOf(RecurrenceParts parts, int year, int month)
    {
        var first = new DateOnly(year, month, 1);
        var days = parts.MonthDays.In(DateTime.DaysInMonth(year, month), parts.SkipsBackward);
        for (var day = 0; days != 0; day++, days >>= 1)
        {
            if ((days & 1) != 0 && first.AddDays(day - 1) is var date && parts.Weekdays.Contains(date))
                yield return date;
        }
    }

    /// <summary>The last period that begins at <paramref name="after"/> or before.</summary>
    private static int LastPeriod(int start, int after, int interval) => after - ((after - start) % interval);

    private static int RoundUp(int value, int interval) => (value + interval - 1) / interval * interval;

    private static int MonthNumber(DateOnly date) => (date.Year * MonthsPerYear) + date.Month - 1;
}
