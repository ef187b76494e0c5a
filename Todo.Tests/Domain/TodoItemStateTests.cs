using Todo.Domain;
using Todo.Domain.Todos;
using Todo.Tests.Harness;

namespace Todo.Tests.Domain;

/// <summary>Completion, place and trash of a todo.</summary>
[DatabaseIndependent]
internal sealed class TodoItemStateTests
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch.AddDays(1);

    [Test]
    public void A_todo_is_completed_since_it_was_last_completed()
    {
        var todo = SomeTodo.With(new() { Content = "x", IsDone = true }, Start);
        var created = todo.CompletedAt;
        todo.Apply(new() { IsDone = true, Notes = "n" }, todo.Place, Start.AddHours(1));
        var changed = todo.CompletedAt;
        todo.Apply(new() { IsDone = false }, todo.Place, Start.AddHours(2));
        var reopened = todo.CompletedAt;
        todo.Complete(Start.AddHours(3));
        var ticked = todo.CompletedAt;
        todo.Complete(Start.AddHours(4));

        Assert.That(
            new[] { created, changed, reopened, ticked, todo.CompletedAt },
            Is.EqualTo(new DateTimeOffset?[] { Start, Start, null, Start.AddHours(3), Start.AddHours(3) }));
    }

    [Test]
    public void A_todo_that_changes_its_place_goes_to_the_end()
    {
        var todo = SomeTodo.With(new() { Content = "x" }, Start);
        todo.Stamp(3);
        todo.Apply(new() { Content = "y" }, todo.Place, Start);
        var same = todo.Position;

        todo.Apply(new() { ListId = 2 }, new TodoPlace(2), Start);
        todo.Stamp(5);

        Assert.That((same, todo.ListId, todo.Position), Is.EqualTo((Ordering.Last(3), 2L, Ordering.Last(5))));
    }

    [Test]
    public void A_subtask_that_follows_its_parent_keeps_its_position()
    {
        var parent = SomeTodo.With(new() { Content = "x" }, Start);
        var subtask = SomeTodo.With(new() { Content = "x" }, Start, parentId: parent.Id);
        subtask.Stamp(3);
        parent.Apply(new() { ListId = 2 }, new TodoPlace(2), Start);

        subtask.Follow(parent, Start);
        subtask.Stamp(4);

        Assert.That((subtask.ListId, subtask.Position, subtask.UpdatedAt > Start), Is.EqualTo((2L, Ordering.Last(3), true)));
    }

    [Test]
    public void Deleting_keeps_the_version_and_restoring_makes_a_new_one_in_the_same_position()
    {
        var todo = SomeTodo.With(new() { Content = "x", Labels = new LabelSet("a") }, Start, parentId: 2);
        todo.Stamp(3);

        todo.Delete(withParent: true, Start.AddHours(1));
        var deleted = (todo.DeletedAt, todo.WentWithParent, todo.UpdatedAt);
        todo.Restore(new TodoPlace(9), Start.AddHours(2));
        todo.Stamp(4);

        Assert.That(deleted, Is.EqualTo(((DateTimeOffset?)Start.AddHours(1), true, Start)));
        Assert.That((todo.DeletedAt, todo.WentWithParent, todo.UpdatedAt), Is.EqualTo(((DateTimeOffset?)null, false, Start.AddHours(2))));
        Assert.That((todo.Place, todo.Position, todo.ChangeSeq), Is.EqualTo((new TodoPlace(9), Ordering.Last(3), 4L)));
    }

    [Test]
    public void Making_room_for_another_makes_a_new_version_and_no_other_change()
    {
        var todo = SomeTodo.With(new() { Content = "x", IsDone = true }, Start);

        todo.Respace(42, Start);

        Assert.That((todo.Position, todo.UpdatedAt, todo.CompletedAt), Is.EqualTo((42L, Start.AddMicroseconds(1), (DateTimeOffset?)Start)));
    }

    [Test]
    public void Members_that_are_left_out_have_defaults()
    {
        var todo = SomeTodo.With(new() { Content = "x" }, Start);

        Assert.That(
            (todo.Notes, todo.IsDone, todo.Priority, todo.Labels.Count, todo.Due, todo.Recurrence),
            Is.EqualTo((string.Empty, false, Priority.None, 0, (DueDate?)null, (string?)null)));
        Assert.That((todo.RecurrenceFrom, todo.NextId, todo.CompletedAt), Is.EqualTo((RecurrenceFrom.Due, (long?)null, (DateTimeOffset?)null)));
    }
}
