using System.Globalization;

namespace Todo.Domain.Recurrence;

/// <summary>Reads the values of parts as the grammar of RFC 5545 has them; null if a value is not well formed.</summary>
internal static class PartValue
{
    private static readonly string[] WeekdayNames = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    /// <summary>A number without a sign, from 1 to <paramref name="max"/>.</summary>
    public static int? Number(string text, int max, int maxDigits = int.MaxValue) =>
        text.Length <= maxDigits && IsDigits(text)
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= max
            ? number
            : null;

    /// <summary>A number of one or two digits, with or without a sign.</summary>
    public static int? SignedNumber(string text, int max) => text.Length == 0 ? null : text[0] switch
    {
        '+' => Number(text[1..], max, 2),
        '-' => -Number(text[1..], max, 2),
        _ => Number(text, max, 2),
    };

    public static DateOnly? Date(string text) =>
        IsDigits(text) && DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;

    public static DayOfWeek? Weekday(string text) =>
        Array.IndexOf(WeekdayNames, text) is >= 0 and var day ? (DayOfWeek)day : null;

    /// <summary>A weekday with or without a number in front.</summary>
    public static (DayOfWeek Day, int Number)? NumberedWeekday(string text)
    {
        if (text.Length < 2 || Weekday(text[^2..]) is not { } day)
            return null;
        var number = text[..^2];
        return number.Length == 0 ? (day, 0) : SignedNumber(number, Weekdays.MaxNumber) is { } n ? (day, n) : null;
    }

    /// <summary>Adds each item of a list, separated by commas, to a set.</summary>
    public static TSet? List<TSet>(string text, Func<TSet, string, TSet?> add)
        where TSet : struct
    {
        TSet? set = default(TSet);
        foreach (var item in text.Split(','))
        {
            set = add(set.Value, item);
            if (set is null)
                return null;
        }
        return set;
    }

    private static bool IsDigits(string text) => text.All(char.IsAsciiDigit);
}
