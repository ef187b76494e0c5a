using Todo.Domain;
using Todo.Tests.Harness;

namespace Todo.Tests.Domain;

[DatabaseIndependent]
internal sealed class OrderingTests
{
    [Test]
    public void Positions_at_the_end_grow_with_the_change_number_and_stay_below_2_to_the_53()
    {
        Assert.That(Ordering.Last(1), Is.GreaterThan(Ordering.Unplaced));
        Assert.That(Ordering.Last(8) - Ordering.Last(7), Is.EqualTo(Ordering.Gap));
        Assert.That(Ordering.Last(1L << 32), Is.LessThan(1L << 53));
    }

    [TestCase(0, 2, 1)]
    [TestCase(0, 3, 1)]
    [TestCase(10, 20, 15)]
    [TestCase(7, 9, 8)]
    public void There_is_a_position_between_two_that_are_not_neighbors(long before, long after, long expected) =>
        Assert.That(Ordering.Between(before, after), Is.EqualTo(expected));

    [TestCase(0, 1)]
    [TestCase(7, 8)]
    [TestCase(7, 7, Description = "A tie")]
    [TestCase(8, 7)]
    public void There_is_none_between_neighbors(long before, long after) => Assert.That(Ordering.Between(before, after), Is.Null);

    [Test]
    public void Twenty_moves_fit_into_a_gap()
    {
        var (moves, after) = (0, Ordering.Gap);
        while (Ordering.Between(0, after) is { } position)
            (moves, after) = (moves + 1, position);

        Assert.That(moves, Is.EqualTo(20));
    }

    [TestCase(0, 1)]
    [TestCase(1, 1)]
    [TestCase(1_000, 17)]
    [TestCase(0, 500)]
    public void Positions_that_are_spread_are_in_order_and_strictly_between_the_two(long before, int count)
    {
        var after = before + ((count + 1) << 4);
        var positions = Enumerable.Range(0, count).Select(index => Ordering.Spread(before, after, index, count)).ToList();

        Assert.That(Ordering.HasRoom(before, after, count));
        Assert.That(positions, Is.Ordered.And.Unique.And.All.GreaterThan(before).And.All.LessThan(after));
    }

    [TestCase(0, 32, 1, true)]
    [TestCase(0, 31, 1, false)]
    [TestCase(100, 148, 2, true)]
    [TestCase(100, 147, 2, false)]
    public void There_is_room_if_every_gap_is_16_or_more(long before, long after, int count, bool expected) =>
        Assert.That(Ordering.HasRoom(before, after, count), Is.EqualTo(expected));
}
