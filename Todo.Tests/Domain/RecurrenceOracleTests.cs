using System.Text.Json;
using Todo.Domain.Recurrence;
using Todo.Tests.Harness;

namespace Todo.Tests.Domain;

/// <summary>Another implementation, npm's rrule, gives the same dates for random rules.</summary>
[DatabaseIndependent]
internal sealed class RecurrenceOracleTests
{
    private const int Rules = 2500;
    private const int Limit = 30;

    // Long enough for the 29th of a February on a Monday, and short enough that rrule does not search for long.
    private const int Years = 45;

    private static readonly string[] Weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    [Test]
    public async Task The_package_rrule_gives_the_same_dates()
    {
        var cases = new RecurrenceGenerator(20261129, backward: false).Take(Rules).ToArray();

        var answers = await AskAsync(cases);

        var different = cases.Zip(answers)
            .Select(pair => (pair.First.Rule, pair.First.Start, Ours: Ours(pair.First.Rule, pair.First.Start),
                Theirs: Explained(pair.First.Rule, pair.First.Start, pair.Second)))
            .Where(c => !c.Ours.SequenceEqual(c.Theirs))
            .Select(c => $"{c.Rule} from {c.Start:O}\n  ours   {string.Join(' ', c.Ours.Select(d => $"{d:O}"))}\n"
                + $"  theirs {string.Join(' ', c.Theirs.Select(d => $"{d:O}"))}")
            .ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answers, Has.Length.EqualTo(Rules));
            Assert.That(answers.Count(dates => dates.Length > 2), Is.GreaterThan(2000), "rules with dates to compare");
            Assert.That(different.Take(5), Is.Empty, $"{different.Length} rules");
        }
    }

    private static DateOnly[] Ours(RecurrenceRule rule, DateOnly start) =>
        [.. rule.Occurrences(start).TakeWhile(date => date <= Last(start)).Take(Limit)];

    private static DateOnly Last(DateOnly start) => start.AddYears(Years);

    private static async Task<DateOnly[][]> AskAsync(IEnumerable<(RecurrenceRule Rule, DateOnly Start)> cases)
    {
        var questions = cases.Select(c => new { rule = Question(c.Rule), start = c.Start, last = Last(c.Start), limit = Limit });
        var result = await NodeTool.RunScriptAsync("recurrence.mjs", JsonSerializer.Serialize(questions));
        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        return JsonSerializer.Deserialize<DateOnly[][]>(result.Output)!;
    }

    /// <summary>The rule as rrule reads it.</summary>
    private static string Question(RecurrenceRule rule) => string.Join(';', rule.Text.Split(';')
        // rrule knows no RFC 7529. Without it, it omits invalid dates, as RSCALE does without SKIP=BACKWARD.
        .Where(part => !part.StartsWith("RSCALE=", StringComparison.Ordinal) && !part.StartsWith("SKIP=", StringComparison.Ordinal))
        .Select(part => part.StartsWith("BYDAY=", StringComparison.Ordinal) ? Numbered(part) : part));

    /// <summary>
    /// In a list of weekdays with and without numbers, rrule gives only the days that are in both halves; RFC 5545 has a list of
    /// alternatives. So each weekday without a number is asked for as the first to fifth of the month.
    /// </summary>
    private static string Numbered(string part)
    {
        var items = part["BYDAY=".Length..].Split(',');
        if (!items.Any(item => item.Length > 2))
            return part;
        return "BYDAY=" + string.Join(',', items.SelectMany(item => Weekdays.Contains(item)
            ? Enumerable.Range(1, 5).Select(number => $"{number}{item}")
            : [item]));
    }

    /// <summary>
    /// RFC 5545 counts the start as the first occurrence, whether the rule gives it or not. rrule does not: it leaves the start out, and
    /// gives one date more before it reaches the count.
    /// </summary>
    private static DateOnly[] Explained(RecurrenceRule rule, DateOnly start, DateOnly[] dates) => dates.FirstOrDefault() == start
        ? dates
        : [.. dates.Prepend(start).Take(Math.Min(Limit, rule.Count ?? Limit))];
}
