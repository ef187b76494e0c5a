using Todo.Domain.Recurrence;
using Todo.Tests.Harness;
using static Todo.Tests.Domain.RecurrenceTestRules;

namespace Todo.Tests.Domain;

/// <summary>What holds for every rule, tried on random ones.</summary>
[DatabaseIndependent]
internal sealed class RecurrencePropertyTests
{
    private const int Rules = 2000;
    private const int Dates = 30;

    [Test]
    public void A_series_begins_at_its_start_and_grows_strictly() => Each(1, (rule, start) =>
    {
        var dates = rule.Occurrences(start).Take(Dates).ToArray();
        return dates[0] == start && dates.Zip(dates.Skip(1)).All(pair => pair.First < pair.Second);
    });

    [Test]
    public void Each_date_of_a_series_is_the_next_one_of_the_day_before() => Each(2, (rule, start) =>
        rule.Occurrences(start).Take(Dates).All(date => rule.Next(start, date.AddDays(-1)) == date));

    [Test]
    public void The_next_dates_one_by_one_are_the_series() => Each(3, (rule, start) =>
    {
        DateOnly? date = start;
        foreach (var expected in rule.Occurrences(start).Take(Dates))
        {
            if (date != expected)
                return false;
            date = rule.Next(start, expected);
        }
        return date is null || rule.Occurrences(start).Skip(Dates).Any();
    });

    [Test]
    public void The_dates_after_a_date_are_the_rest_of_the_series() => Each(4, (rule, start) =>
    {
        var dates = rule.Occurrences(start).Take(2 * Dates).ToArray();
        var after = dates[dates.Length / 2];
        return rule.OccurrencesAfter(start, after).Take(Dates - 1).SequenceEqual(dates.Where(date => date > after).Take(Dates - 1));
    });

    [Test]
    public void The_next_date_centuries_later_is_the_one_that_counting_from_the_start_finds() => Each(9, (rule, start) =>
    {
        var after = start.AddYears(250).AddDays(start.DayNumber % 400);
        return rule.Next(start, after) == rule.Occurrences(start).Select(date => (DateOnly?)date).FirstOrDefault(date => date > after);
    }, Rules / 10);

    [Test]
    public void A_count_cuts_the_series() => Each(5, (rule, start) =>
    {
        if (rule.Count is not { } count)
            return true;
        var dates = rule.WithCount(count + 5).Occurrences(start).ToArray();
        return dates.Take(count).SequenceEqual(rule.Occurrences(start)) && dates.Length <= count + 5;
    });

    [Test]
    public void A_rule_reads_back_equal() => Each(6, (rule, _) => Rule(rule.Text).Equals(rule));

    [Test]
    public void A_series_has_the_dates_that_a_search_day_by_day_finds() => Each(7, (rule, start) =>
    {
        var last = start.AddYears(5);
        return rule.Occurrences(start).TakeWhile(date => date <= last).SequenceEqual(new RecurrenceReference(rule.Text, start).Until(last));
    });

    [Test]
    public void A_rule_that_is_refused_from_its_start_gives_no_other_date() => Each(8, (rule, start) =>
        rule.CheckStart(start) is null || rule.Next(start, start) is null);

    private static void Each(int seed, Func<RecurrenceRule, DateOnly, bool> holds, int count = Rules)
    {
        var failed = new RecurrenceGenerator(seed).Take(count).Where(pair => !holds(pair.Rule, pair.Start));
        Assert.That(failed.Select(pair => $"{pair.Rule} from {pair.Start:O}").Take(5), Is.Empty);
    }
}
