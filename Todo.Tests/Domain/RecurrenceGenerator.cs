using System.Globalization;
using Todo.Domain.Recurrence;

namespace Todo.Tests.Domain;

/// <summary>Makes rules and first occurrences at random; the same seed makes the same ones.</summary>
/// <param name="seed">Of the random numbers.</param>
/// <param name="backward">Whether some have <c>SKIP=BACKWARD</c>.</param>
internal sealed class RecurrenceGenerator(int seed, bool backward = true)
{
    private static readonly string[] Frequencies = ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"];
    private static readonly string[] Weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    private static readonly int[] RareIntervals = [7, 12, 13, 21, 28, 52, 100, 365, 999];

    private readonly Random _random = new(seed);

    public IEnumerable<(RecurrenceRule Rule, DateOnly Start)> Take(int count)
    {
        while (count > 0)
        {
            var start = Start();
            // A rule that contradicts itself is not what is tested here.
            if (!RecurrenceRule.TryParse(Text(start), out var rule, out _))
                continue;
            count--;
            yield return (rule, start);
        }
    }

    private DateOnly Start()
    {
        var date = new DateOnly(_random.Next(1970, 2110), _random.Next(1, 13), 1).AddDays(_random.Next(0, 31));
        if (Chance(20))
            return new DateOnly(date.Year, date.Month, 1).AddDays(-1);
        return Chance(10) && DateTime.IsLeapYear(date.Year) ? new(date.Year, 2, 29) : date;
    }

    private string Text(DateOnly start)
    {
        var frequency = Pick(Frequencies);
        List<string> parts = [$"FREQ={frequency}"];
        if (Chance(60))
            parts.Add($"INTERVAL={(Chance(80) ? _random.Next(1, 6) : Pick(RareIntervals))}");
        if (Chance(30))
            parts.Add($"COUNT={_random.Next(1, 40)}");
        else if (Chance(25))
            parts.Add($"UNTIL={start.AddDays(_random.Next(0, 4000)).ToString("yyyyMMdd", CultureInfo.InvariantCulture)}");
        if (Chance(40))
            parts.Add($"BYDAY={List(3, () => Weekday(frequency))}");
        if (frequency != "WEEKLY" && Chance(40))
            parts.Add($"BYMONTHDAY={List(5, MonthDay)}");
        if (Chance(30))
            parts.Add($"BYMONTH={List(4, () => Number(_random.Next(1, 13)))}");
        if (Chance(30))
            parts.Add($"WKST={Pick(Weekdays)}");
        if (Chance(60))
        {
            parts.Add("RSCALE=GREGORIAN");
            if (Chance(85))
                parts.Add(backward && Chance(75) ? "SKIP=BACKWARD" : "SKIP=OMIT");
        }
        var shuffled = parts.ToArray();
        _random.Shuffle(shuffled);
        return string.Join(';', shuffled);
    }

    private string Weekday(string frequency)
    {
        var number = frequency == "MONTHLY" && Chance(60) ? Number(Sign(_random.Next(1, 6))) : string.Empty;
        return number + Pick(Weekdays);
    }

    // The days that not every month has, more often than the others.
    private string MonthDay() => Number(Sign(Chance(50) ? _random.Next(28, 32) : _random.Next(1, 32)));

    private int Sign(int number) => Chance(30) ? -number : number;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private string List(int max, Func<string> item) => string.Join(',', Enumerable.Range(0, _random.Next(1, max + 1)).Select(_ => item()));

    private T Pick<T>(T[] items) => items[_random.Next(items.Length)];

    private bool Chance(int percent) => _random.Next(100) < percent;
}
