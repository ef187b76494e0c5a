using Todo.Tests.Harness;
using static Todo.Tests.Domain.RecurrenceTestRules;

namespace Todo.Tests.Domain;

[DatabaseIndependent]
internal sealed class RecurrenceRuleTests
{
    [TestCase("FREQ=DAILY;COUNT=2", "COUNT=2;FREQ=DAILY")]
    [TestCase("FREQ=DAILY", "FREQ=DAILY;INTERVAL=1;WKST=MO;RSCALE=GREGORIAN;SKIP=OMIT")]
    [TestCase("FREQ=DAILY;INTERVAL=02", "FREQ=DAILY;INTERVAL=2")]
    [TestCase("FREQ=MONTHLY;BYDAY=1MO,TU,-1WE", "FREQ=MONTHLY;BYDAY=-1WE,TU,+1MO,TU")]
    [TestCase("FREQ=MONTHLY;BYMONTHDAY=1,-1;BYMONTH=3,4", "FREQ=MONTHLY;BYMONTH=04,3;BYMONTHDAY=-01,+1")]
    public void Rules_that_say_the_same_are_equal(string one, string other)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Rule(one), Is.EqualTo(Rule(other)));
            Assert.That(Rule(one) == Rule(other));
            Assert.That(Rule(one).GetHashCode(), Is.EqualTo(Rule(other).GetHashCode()));
        }
    }

    [TestCase("FREQ=DAILY", "FREQ=WEEKLY")]
    [TestCase("FREQ=DAILY", "FREQ=DAILY;INTERVAL=2")]
    [TestCase("FREQ=DAILY", "FREQ=DAILY;COUNT=2")]
    [TestCase("FREQ=DAILY", "FREQ=DAILY;UNTIL=20300101")]
    [TestCase("FREQ=DAILY", "FREQ=DAILY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12")]
    [TestCase("FREQ=WEEKLY", "FREQ=WEEKLY;WKST=SU")]
    [TestCase("FREQ=MONTHLY", "FREQ=MONTHLY;RSCALE=GREGORIAN;SKIP=BACKWARD")]
    [TestCase("FREQ=MONTHLY;BYMONTHDAY=1", "FREQ=MONTHLY;BYMONTHDAY=-1")]
    [TestCase("FREQ=MONTHLY;BYDAY=MO", "FREQ=MONTHLY;BYDAY=1MO")]
    [TestCase("FREQ=MONTHLY;BYDAY=1MO", "FREQ=MONTHLY;BYDAY=-1MO")]
    [TestCase("FREQ=MONTHLY;BYDAY=1MO", "FREQ=MONTHLY;BYDAY=2MO")]
    public void Rules_that_say_something_else_are_not_equal(string one, string other)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Rule(one), Is.Not.EqualTo(Rule(other)));
            Assert.That(Rule(one) != Rule(other));
        }
    }

    [Test]
    public void A_rule_equals_nothing_else() => Assert.That(Rule("FREQ=DAILY").Equals("FREQ=DAILY"), Is.False);

    [TestCase("COUNT=10;FREQ=DAILY", "COUNT=9;FREQ=DAILY")]
    [TestCase("FREQ=MONTHLY;COUNT=010;BYDAY=+1MO", "FREQ=MONTHLY;COUNT=9;BYDAY=+1MO")]
    public void Another_count_leaves_the_rest_as_sent(string text, string expected)
    {
        var rule = Rule(text).WithCount(9);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(rule.Text, Is.EqualTo(expected));
            Assert.That(rule.ToString(), Is.EqualTo(expected));
            Assert.That(rule.Count, Is.EqualTo(9));
            Assert.That(rule, Is.EqualTo(Rule(expected)));
            Assert.That(rule.Occurrences(Date("2026-01-01")).Count(), Is.EqualTo(9));
        }
    }

    [Test]
    public void Only_a_rule_with_a_count_takes_another_one_and_none_below_1()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Rule("FREQ=DAILY").WithCount(2), Throws.InvalidOperationException);
            Assert.That(() => Rule("FREQ=DAILY;COUNT=2").WithCount(0), Throws.InstanceOf<ArgumentOutOfRangeException>());
        }
    }

    [TestCase("FREQ=DAILY", "2026-01-01", "2025-06-01", "2026-01-01")]
    [TestCase("FREQ=DAILY", "2026-01-01", "2026-01-01", "2026-01-02")]
    [TestCase("FREQ=DAILY;UNTIL=20260102", "2026-01-01", "2026-01-01", "2026-01-02")]
    [TestCase("FREQ=DAILY;UNTIL=20260102", "2026-01-01", "2026-01-02", null)]
    [TestCase("FREQ=DAILY;COUNT=3", "2026-01-01", "2026-01-02", "2026-01-03")]
    [TestCase("FREQ=DAILY;COUNT=3", "2026-01-01", "2026-01-03", null)]
    [TestCase("FREQ=DAILY;COUNT=1", "2026-01-01", "2025-01-03", "2026-01-01")]
    [TestCase("FREQ=DAILY;COUNT=1", "2026-01-01", "2026-01-01", null)]
    [TestCase("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "2026-01-01", "2026-01-01", "2026-01-12")]
    [TestCase("FREQ=DAILY;INTERVAL=7;BYDAY=TH", "2026-01-01", "9999-12-20", "9999-12-23")]
    [TestCase("FREQ=DAILY", "2026-01-01", "9999-12-30", "9999-12-31")]
    [TestCase("FREQ=DAILY", "2026-01-01", "9999-12-31", null)]
    [TestCase("FREQ=WEEKLY", "2026-01-01", "9999-12-31", null)]
    [TestCase("FREQ=MONTHLY", "2026-01-31", "9999-12-30", "9999-12-31")]
    [TestCase("FREQ=MONTHLY;BYMONTHDAY=30", "2026-01-31", "9999-12-30", null)]
    [TestCase("FREQ=YEARLY;INTERVAL=999", "2026-01-31", "9019-01-30", "9019-01-31")]
    [TestCase("FREQ=YEARLY;INTERVAL=999", "2026-01-31", "9019-01-31", null)]
    [TestCase("FREQ=WEEKLY;BYDAY=SU", "0001-01-01", "0001-01-01", "0001-01-07")]
    [TestCase("FREQ=WEEKLY;WKST=SU;INTERVAL=2;BYDAY=SU,SA", "0001-01-01", "0001-01-01", "0001-01-06")]
    public void The_next_date_is_the_first_of_the_series_after_a_date(string rule, string start, string after, string? expected) =>
        Assert.That(Rule(rule).Next(Date(start), Date(after)), Is.EqualTo(expected is null ? null : Date(expected)));

    [TestCase("FREQ=DAILY;UNTIL=20251231", "2026-01-01", "UNTIL")]
    [TestCase("FREQ=DAILY;INTERVAL=7;BYDAY=MO", "2026-01-01", "BYDAY")]
    [TestCase("FREQ=DAILY;INTERVAL=7;BYDAY=MO", "2026-01-01", "INTERVAL")]
    [TestCase("FREQ=MONTHLY;INTERVAL=12;BYMONTH=2", "2026-01-01", "BYMONTH")]
    [TestCase("FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31", "2026-02-01", "BYMONTHDAY")]
    [TestCase("FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29", "2026-01-01", "BYMONTHDAY")]
    [TestCase("FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29", "9998-01-01", "BYMONTHDAY")]
    [TestCase("FREQ=YEARLY;BYMONTH=2", "2026-01-30", "BYMONTH")]
    [TestCase("FREQ=MONTHLY;BYMONTH=4,6", "2026-01-31", "BYMONTH")]
    [TestCase("FREQ=DAILY;INTERVAL=999;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO", "2026-01-01", "BYMONTHDAY")]
    public void A_rule_that_never_comes_from_its_first_date_is_an_error_of_the_part(string rule, string start, string part)
    {
        var error = Rule(rule).CheckStart(Date(start));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error!.Message, Does.Contain(part));
            Assert.That(error.Message, Does.StartWith(error.Part).And.EndsWith("."));
        }
    }

    [TestCase("FREQ=DAILY;UNTIL=20260101", "2026-01-01")]
    [TestCase("FREQ=YEARLY;UNTIL=20260701", "2026-01-01")]
    [TestCase("FREQ=DAILY;INTERVAL=7;BYDAY=MO;COUNT=1", "2026-01-01")]
    [TestCase("FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29", "2028-01-01")]
    [TestCase("FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29", "2000-02-29")]
    [TestCase("FREQ=YEARLY", "2024-02-29")]
    [TestCase("FREQ=YEARLY;INTERVAL=999", "2024-02-29")]
    [TestCase("FREQ=MONTHLY;BYMONTH=4,6;RSCALE=GREGORIAN;SKIP=BACKWARD", "2026-01-31")]
    // The calendar ends before the rule comes again: the rule is right all the same.
    [TestCase("FREQ=DAILY", "9999-12-31")]
    [TestCase("FREQ=YEARLY;INTERVAL=999", "9500-01-01")]
    [TestCase("FREQ=YEARLY", "9996-02-29")]
    public void A_rule_that_comes_is_right(string rule, string start) => Assert.That(Rule(rule).CheckStart(Date(start)), Is.Null);

    // The first four give no other date at all, so that the search goes on to the end of the calendar.
    [TestCase("FREQ=DAILY;INTERVAL=7;BYDAY=MO", null)]
    [TestCase("FREQ=DAILY;INTERVAL=7;BYDAY=MO;COUNT=999", null)]
    [TestCase("FREQ=DAILY;INTERVAL=999;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO", null)]
    [TestCase("FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO", null)]
    [TestCase("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO", "9988-02-29")]
    [TestCase("FREQ=DAILY;INTERVAL=2;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO;COUNT=999", null)]
    [TestCase("FREQ=DAILY;BYMONTHDAY=31;COUNT=999", null)]
    [TestCase("FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=5MO;COUNT=999", "9988-02-29")]
    [MaxTime(2000)]
    public void A_rule_that_rarely_comes_costs_no_long_search(string rule, string? expected) =>
        Assert.That(Rule(rule).Next(Date("2026-01-01"), Date("9970-01-01")), Is.EqualTo(expected is null ? null : Date(expected)));
}
