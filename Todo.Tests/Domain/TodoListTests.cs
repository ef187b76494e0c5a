using Todo.Domain;
using Todo.Domain.Lists;
using Todo.Tests.Harness;

namespace Todo.Tests.Domain;

[DatabaseIndependent]
internal sealed class TodoListTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 29, 12, 0, 0, TimeSpan.Zero);

    [Test]
    public void A_new_list_is_no_inbox_and_has_no_position_yet()
    {
        var list = TodoList.Create(7, "Groceries", Noon);

        Assert.That((list.UserId, list.Name, list.IsInbox, list.Position), Is.EqualTo((7L, "Groceries", false, Ordering.Unplaced)));
        Assert.That((list.CreatedAt, list.UpdatedAt), Is.EqualTo((Noon, Noon)));
    }

    [Test]
    public void An_inbox_has_its_name() =>
        Assert.That((TodoList.CreateInbox(7, Noon).IsInbox, TodoList.CreateInbox(7, Noon).Name), Is.EqualTo((true, "Inbox")));

    [Test]
    public void The_first_transaction_places_a_list_at_the_end_and_later_ones_leave_it_there()
    {
        var list = TodoList.Create(7, "Groceries", Noon);

        list.Stamp(3);
        list.Stamp(5);

        Assert.That((list.ChangeSeq, list.Position), Is.EqualTo((5L, Ordering.Last(3))));
    }

    [TestCase(1)]
    [TestCase(0)]
    [TestCase(-5)]
    public void Renaming_and_moving_make_later_versions_whatever_the_clock_does(int seconds)
    {
        var list = TodoList.Create(7, "Groceries", Noon);

        list.Rename("Groceries", Noon.AddSeconds(seconds));
        var renamed = list.UpdatedAt;
        list.Reorder(42, Noon.AddSeconds(seconds));

        Assert.That((renamed > Noon, list.UpdatedAt > renamed, list.CreatedAt == Noon, list.Position), Is.EqualTo((true, true, true, 42L)));
    }
}
