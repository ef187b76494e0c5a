namespace Todo.Domain.Todos;

/// <summary>When a todo is due, on the wall clock of its owner: a date, or a date and a time.</summary>
/// <param name="Date">From 1970-01-01.</param>
/// <param name="Time">In whole minutes; null for the whole day.</param>
public readonly record struct DueDate(DateOnly Date, TimeOnly? Time)
{
    private const int MinutesOfDay = 24 * 60;
    private const int KeysOfDay = MinutesOfDay + 1;

    /// <summary>The first date that a todo can be due.</summary>
    public static readonly DateOnly First = new(1970, 1, 1);

    /// <summary>A number that sorts as due dates do: by date, then by time, and a date without a time after those with one.</summary>
    public long SortKey => StartOf(Date) + (Time is { } time ? MinuteOf(time) : MinutesOfDay);

    /// <summary>The inverse of <see cref="SortKey"/>.</summary>
    public static DueDate FromSortKey(long key)
    {
        var minute = key % KeysOfDay;
        return new(First.AddDays((int)(key / KeysOfDay)), minute == MinutesOfDay ? null : new TimeOnly(minute * TimeSpan.TicksPerMinute));
    }

    /// <summary>The smallest sort key of a date.</summary>
    public static long StartOf(DateOnly date) => (long)(date.DayNumber - First.DayNumber) * KeysOfDay;

    /// <summary>The largest sort key of a date.</summary>
    public static long EndOf(DateOnly date) => StartOf(date) + MinutesOfDay;

    /// <summary>All sort keys below are overdue: of earlier dates, and of earlier times of that date.</summary>
    public static long OverdueBefore(DateTime now)
    {
        var minute = (int)(now.TimeOfDay.Ticks / TimeSpan.TicksPerMinute);
        var hasBegun = now.TimeOfDay.Ticks % TimeSpan.TicksPerMinute > 0;
        return StartOf(DateOnly.FromDateTime(now)) + minute + (hasBegun ? 1 : 0);
    }

    private static int MinuteOf(TimeOnly time) => (time.Hour * 60) + time.Minute;
}
