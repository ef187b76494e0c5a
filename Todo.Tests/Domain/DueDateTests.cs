using Todo.Domain.Todos;
using Todo.Tests.Harness;

namespace Todo.Tests.Domain;

[DatabaseIndependent]
internal sealed class DueDateTests
{
    private static readonly DateOnly Day = new(2026, 11, 29);

    private static readonly DueDate[] InOrder =
    [
        new(DueDate.First, new TimeOnly(0, 0)),
        new(DueDate.First, null),
        new(Day.AddDays(-1), null),
        new(Day, new TimeOnly(0, 0)),
        new(Day, new TimeOnly(0, 1)),
        new(Day, new TimeOnly(12, 0)),
        new(Day, new TimeOnly(23, 59)),
        new(Day, null),
        new(Day.AddDays(1), new TimeOnly(0, 0)),
        new(DateOnly.MaxValue, new TimeOnly(23, 59)),
        new(DateOnly.MaxValue, null),
    ];

    [Test]
    public void Keys_sort_by_date_then_by_time_and_a_date_without_time_comes_last() =>
        Assert.That(InOrder.Select(due => due.SortKey), Is.Ordered.And.Unique.And.All.InRange(0L, 1L << 53));

    [Test]
    public void A_key_is_converted_back_to_its_date() =>
        Assert.That(InOrder.Select(due => DueDate.FromSortKey(due.SortKey)), Is.EqualTo(InOrder));

    [Test]
    public void Every_minute_of_a_day_has_a_key_of_its_own_between_the_bounds_of_the_day()
    {
        var keys = Enumerable.Range(0, 24 * 60).Select(minute => new DueDate(Day, new TimeOnly(minute / 60, minute % 60)).SortKey)
            .Append(new DueDate(Day, null).SortKey).ToList();

        Assert.That(keys, Is.Ordered.And.Unique);
        Assert.That((keys[0], keys[^1]), Is.EqualTo((DueDate.StartOf(Day), DueDate.EndOf(Day))));
        Assert.That(DueDate.StartOf(Day.AddDays(1)), Is.EqualTo(DueDate.EndOf(Day) + 1));
    }

    [TestCase("00:00:00", "00:00", false)]
    [TestCase("00:00:00.0000001", "00:00", true, Description = "The minute has begun")]
    [TestCase("00:00:59", "00:00", true)]
    [TestCase("08:30:00", "08:29", true)]
    [TestCase("08:30:00", "08:30", false)]
    [TestCase("08:30:00.0000001", "08:30", true)]
    [TestCase("08:30:59.9999999", "08:31", false)]
    [TestCase("23:59:00", "23:59", false)]
    [TestCase("23:59:59.9999999", "23:59", true)]
    [TestCase("23:59:59.9999999", null, false, Description = "The day is not over")]
    [TestCase("12:00:00", "00:00", true)]
    public void A_time_is_overdue_once_it_is_past(string now, string? time, bool expected)
    {
        var due = new DueDate(Day, time is null ? null : TimeOnly.ParseExact(time, "HH:mm"));

        Assert.That(due.SortKey < DueDate.OverdueBefore(Day.ToDateTime(TimeOnly.Parse(now, null))), Is.EqualTo(expected));
    }

    [Test]
    public void Earlier_dates_are_overdue_from_midnight_on_and_later_ones_are_not()
    {
        var midnight = DueDate.OverdueBefore(Day.ToDateTime(default));

        Assert.That(new DueDate(Day.AddDays(-1), null).SortKey, Is.LessThan(midnight));
        Assert.That(new DueDate(Day.AddDays(-1), new TimeOnly(23, 59)).SortKey, Is.LessThan(midnight));
        Assert.That(new DueDate(Day.AddDays(1), new TimeOnly(0, 0)).SortKey, Is.GreaterThan(DueDate.OverdueBefore(Day.ToDateTime(TimeOnly.MaxValue))));
    }
}
