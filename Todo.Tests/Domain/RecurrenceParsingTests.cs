using Todo.Domain.Recurrence;
using Todo.Tests.Harness;
using static Todo.Tests.Domain.RecurrenceTestRules;

namespace Todo.Tests.Domain;

[DatabaseIndependent]
internal sealed class RecurrenceParsingTests
{
    [TestCase("FREQ=DAILY")]
    [TestCase("FREQ=WEEKLY;INTERVAL=999;COUNT=999;BYDAY=MO,TU,WE,TH,FR,SA,SU;WKST=SU")]
    [TestCase("UNTIL=20240229;INTERVAL=1;FREQ=DAILY")]
    [TestCase("UNTIL=99991231;FREQ=DAILY")]
    [TestCase("UNTIL=00010101;FREQ=DAILY")]
    [TestCase("FREQ=MONTHLY;BYDAY=5MO,+1TU,-5WE,05FR,SA")]
    [TestCase("FREQ=MONTHLY;BYMONTHDAY=1,+31,-1,-31,01")]
    [TestCase("FREQ=YEARLY;BYMONTH=1,02,12;BYDAY=MO")]
    [TestCase("FREQ=YEARLY;INTERVAL=0001;COUNT=000000000000002")]
    [TestCase("FREQ=MONTHLY;BYMONTHDAY=31,31;BYDAY=MO,MO")]
    [TestCase("RSCALE=GREGORIAN;FREQ=MONTHLY")]
    [TestCase("FREQ=MONTHLY;SKIP=BACKWARD;RSCALE=GREGORIAN")]
    [TestCase("RSCALE=GREGORIAN;SKIP=OMIT;FREQ=WEEKLY")]
    [TestCase("RSCALE=GREGORIAN;SKIP=BACKWARD;FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30")]
    [TestCase("FREQ=MONTHLY;BYMONTH=2;BYDAY=5MO")]
    [TestCase("FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=-1MO")]
    [TestCase("FREQ=DAILY;INTERVAL=999;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO")]
    [TestCase("FREQ=YEARLY;BYMONTH=2,4;BYMONTHDAY=30")]
    public void A_supported_rule_is_kept_as_sent(string text) => Assert.That(Rule(text).Text, Is.EqualTo(text));

    [TestCase("", "rule")]
    [TestCase(" ", "rule")]
    [TestCase(";", "rule")]
    [TestCase("FREQ=DAILY;", "rule")]
    [TestCase(";FREQ=DAILY", "rule")]
    [TestCase("FREQ=DAILY;;COUNT=2", "rule")]
    [TestCase("FREQ=DAILY;COUNT", "rule")]
    [TestCase("FREQ=DAILY;=2", "rule")]
    [TestCase("RRULE:FREQ=DAILY", "rule")]
    [TestCase("rrule:freq=daily", "rule")]
    [TestCase("FREQ=DAILY; COUNT=2", "rule")]
    [TestCase("FREQ=DAILY;Zähler=2", "rule")]
    [TestCase("COUNT=2", "FREQ")]
    [TestCase("FREQ=", "FREQ")]
    [TestCase("FREQ=daily", "FREQ")]
    [TestCase("freq=DAILY", "FREQ")]
    [TestCase("FREQ=HOURLY", "FREQ")]
    [TestCase("FREQ=SECONDLY", "FREQ")]
    [TestCase("FREQ=DAILY;FREQ=DAILY", "FREQ")]
    [TestCase(" FREQ=DAILY", "rule")]
    [TestCase("FREQ=DAILY ", "FREQ")]
    [TestCase("FREQ=DAILY;INTERVAL=0", "INTERVAL")]
    [TestCase("FREQ=DAILY;INTERVAL=1000", "INTERVAL")]
    [TestCase("FREQ=DAILY;INTERVAL=-1", "INTERVAL")]
    [TestCase("FREQ=DAILY;INTERVAL=+1", "INTERVAL")]
    [TestCase("FREQ=DAILY;INTERVAL= 1", "INTERVAL")]
    [TestCase("FREQ=DAILY;INTERVAL=1.5", "INTERVAL")]
    [TestCase("FREQ=DAILY;INTERVAL=", "INTERVAL")]
    [TestCase("FREQ=DAILY;INTERVAL=99999999999999999999", "INTERVAL")]
    [TestCase("FREQ=DAILY;INTERVAL=٣", "INTERVAL")]
    [TestCase("FREQ=DAILY;INTERVAL=1;INTERVAL=1", "INTERVAL")]
    [TestCase("FREQ=DAILY;COUNT=0", "COUNT")]
    [TestCase("FREQ=DAILY;COUNT=1000", "COUNT")]
    [TestCase("FREQ=DAILY;COUNT=two", "COUNT")]
    [TestCase("FREQ=DAILY;UNTIL=20250229", "UNTIL")]
    [TestCase("FREQ=DAILY;UNTIL=2025-02-28", "UNTIL")]
    [TestCase("FREQ=DAILY;UNTIL=20250228T000000Z", "UNTIL")]
    [TestCase("FREQ=DAILY;UNTIL=20250228Z", "UNTIL")]
    [TestCase("FREQ=DAILY;UNTIL=00000101", "UNTIL")]
    [TestCase("FREQ=DAILY;UNTIL=", "UNTIL")]
    [TestCase("FREQ=DAILY;UNTIL=20250228;COUNT=2", "UNTIL")]
    [TestCase("FREQ=DAILY;COUNT=2;UNTIL=20250228", "COUNT")]
    [TestCase("FREQ=WEEKLY;BYDAY=", "BYDAY")]
    [TestCase("FREQ=WEEKLY;BYDAY=MO,", "BYDAY")]
    [TestCase("FREQ=WEEKLY;BYDAY=MO,,TU", "BYDAY")]
    [TestCase("FREQ=WEEKLY;BYDAY=Mo", "BYDAY")]
    [TestCase("FREQ=WEEKLY;BYDAY=MON", "BYDAY")]
    [TestCase("FREQ=WEEKLY;BYDAY=MO TU", "BYDAY")]
    [TestCase("FREQ=WEEKLY;BYDAY=M", "BYDAY")]
    [TestCase("FREQ=WEEKLY;BYDAY=XX", "BYDAY")]
    [TestCase("FREQ=WEEKLY;BYDAY=1MO", "BYDAY")]
    [TestCase("FREQ=DAILY;BYDAY=-1MO", "BYDAY")]
    [TestCase("FREQ=YEARLY;BYDAY=1MO", "BYDAY")]
    [TestCase("FREQ=YEARLY;BYMONTH=1;BYDAY=1MO", "BYDAY")]
    [TestCase("FREQ=MONTHLY;BYDAY=0MO", "BYDAY")]
    [TestCase("FREQ=MONTHLY;BYDAY=6MO", "BYDAY")]
    [TestCase("FREQ=MONTHLY;BYDAY=-6MO", "BYDAY")]
    [TestCase("FREQ=MONTHLY;BYDAY=001MO", "BYDAY")]
    [TestCase("FREQ=MONTHLY;BYDAY=+MO", "BYDAY")]
    [TestCase("FREQ=MONTHLY;BYDAY=+-1MO", "BYDAY")]
    [TestCase("FREQ=MONTHLY;BYDAY=1", "BYDAY")]
    [TestCase("FREQ=MONTHLY;BYDAY=2MO;BYMONTHDAY=1", "BYDAY")]
    [TestCase("FREQ=MONTHLY;BYDAY=2MO;BYMONTHDAY=1", "BYMONTHDAY")]
    [TestCase("FREQ=MONTHLY;BYDAY=-5MO;BYMONTHDAY=8,-1", "BYDAY")]
    [TestCase("FREQ=MONTHLY;BYDAY=-1MO;BYMONTHDAY=21", "BYDAY")]
    [TestCase("FREQ=MONTHLY;BYMONTHDAY=", "BYMONTHDAY")]
    [TestCase("FREQ=MONTHLY;BYMONTHDAY=0", "BYMONTHDAY")]
    [TestCase("FREQ=MONTHLY;BYMONTHDAY=-0", "BYMONTHDAY")]
    [TestCase("FREQ=MONTHLY;BYMONTHDAY=32", "BYMONTHDAY")]
    [TestCase("FREQ=MONTHLY;BYMONTHDAY=-32", "BYMONTHDAY")]
    [TestCase("FREQ=MONTHLY;BYMONTHDAY=001", "BYMONTHDAY")]
    [TestCase("FREQ=MONTHLY;BYMONTHDAY=1,,2", "BYMONTHDAY")]
    [TestCase("FREQ=MONTHLY;BYMONTHDAY=-", "BYMONTHDAY")]
    [TestCase("FREQ=MONTHLY;BYMONTHDAY=1;BYMONTHDAY=2", "BYMONTHDAY")]
    [TestCase("FREQ=WEEKLY;BYMONTHDAY=1", "BYMONTHDAY")]
    [TestCase("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "BYMONTHDAY")]
    [TestCase("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "BYMONTH")]
    [TestCase("FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30,31,-30", "BYMONTHDAY")]
    [TestCase("FREQ=MONTHLY;BYMONTH=4,6,9,11;BYMONTHDAY=31", "BYMONTHDAY")]
    [TestCase("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "BYMONTHDAY")]
    [TestCase("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;RSCALE=GREGORIAN", "BYMONTHDAY")]
    [TestCase("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;RSCALE=GREGORIAN;SKIP=BACKWARD", "BYMONTHDAY")]
    [TestCase("FREQ=YEARLY;BYMONTH=0", "BYMONTH")]
    [TestCase("FREQ=YEARLY;BYMONTH=13", "BYMONTH")]
    [TestCase("FREQ=YEARLY;BYMONTH=+1", "BYMONTH")]
    [TestCase("FREQ=YEARLY;BYMONTH=-1", "BYMONTH")]
    [TestCase("FREQ=YEARLY;BYMONTH=5L", "BYMONTH")]
    [TestCase("FREQ=YEARLY;BYMONTH=001", "BYMONTH")]
    [TestCase("FREQ=WEEKLY;WKST=1MO", "WKST")]
    [TestCase("FREQ=WEEKLY;WKST=MO,TU", "WKST")]
    [TestCase("FREQ=WEEKLY;WKST=mo", "WKST")]
    [TestCase("FREQ=MONTHLY;SKIP=BACKWARD", "SKIP")]
    [TestCase("FREQ=MONTHLY;SKIP=OMIT", "SKIP")]
    [TestCase("FREQ=MONTHLY;RSCALE=GREGORIAN;SKIP=FORWARD", "SKIP")]
    [TestCase("FREQ=MONTHLY;RSCALE=GREGORIAN;SKIP=", "SKIP")]
    [TestCase("FREQ=MONTHLY;RSCALE=CHINESE", "RSCALE")]
    [TestCase("FREQ=MONTHLY;RSCALE=gregorian", "RSCALE")]
    [TestCase("FREQ=MONTHLY;BYSETPOS=1", "BYSETPOS")]
    [TestCase("FREQ=YEARLY;BYWEEKNO=1", "BYWEEKNO")]
    [TestCase("FREQ=YEARLY;BYYEARDAY=1", "BYYEARDAY")]
    [TestCase("FREQ=DAILY;BYHOUR=1", "BYHOUR")]
    [TestCase("FREQ=DAILY;X-OWN=1", "X-OWN")]
    public void Any_other_rule_is_refused_with_the_part_at_fault(string text, string part)
    {
        var parsed = RecurrenceRule.TryParse(text, out var rule, out var error);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(parsed, Is.False);
            Assert.That(rule, Is.Null);
            Assert.That(error!.Message, Does.Contain(part));
            Assert.That(error.Message, Does.Contain(error.Part).And.EndsWith("."));
        }
    }

    [Test]
    public void A_NUL_after_a_number_is_no_number() => Assert.That(RecurrenceRule.TryParse("FREQ=DAILY;COUNT=2\0", out _, out _), Is.False);

    [Test]
    public void A_rule_has_at_most_200_characters()
    {
        const string start = "FREQ=DAILY;INTERVAL=";
        var longest = start + "1".PadLeft(RecurrenceRule.MaxLength - start.Length, '0');

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Rule(longest).Text, Has.Length.EqualTo(200));
            Assert.That(RecurrenceRule.TryParse(longest.Replace("INTERVAL=", "INTERVAL=0"), out _, out var error), Is.False);
            Assert.That(error?.Part, Is.EqualTo(RecurrenceError.WholeRule));
        }
    }
}
