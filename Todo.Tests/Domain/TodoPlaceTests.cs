using Todo.Domain;
using Todo.Domain.Todos;
using Todo.Tests.Harness;

namespace Todo.Tests.Domain;

/// <summary>Where todos can be: lists, parents and subtasks.</summary>
[DatabaseIndependent]
internal sealed class TodoPlaceTests
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch;

    private TodoItem _parent = null!;
    private TodoItem _subtask = null!;

    [SetUp]
    public void Create() =>
        (_parent, _subtask) = (SomeTodo.With(new() { Content = "parent" }, Start), SomeTodo.With(new() { Content = "subtask" }, Start, parentId: 5));

    [Test]
    public void A_new_todo_is_in_the_list_that_it_names_else_with_its_parent_else_in_none_yet()
    {
        Assert.That(TodoPlace.ForNew(new() { ListId = 9 }, null), Is.EqualTo(new TodoPlace(9)));
        Assert.That(TodoPlace.ForNew(new(), _parent), Is.EqualTo(new TodoPlace(_parent.ListId, _parent.Id)));
        Assert.That(TodoPlace.ForNew(new(), null), Is.EqualTo(new TodoPlace(TodoPlace.Unlisted)));
        Assert.That(TodoPlace.ForNew(new(), null).IsUnlisted);
    }

    [Test]
    public void A_todo_of_the_same_list_that_is_no_subtask_can_be_a_parent() =>
        Assert.That(new TodoPlace(_parent.ListId, _parent.Id).CheckParent(_parent, new()), Is.Null);

    [Test]
    public void A_subtask_a_todo_with_subtasks_and_the_todo_itself_are_errors_of_the_parent()
    {
        var place = new TodoPlace(_parent.ListId, _parent.Id);

        AssertBroken(place.CheckParent(_subtask, new()), RuleCodes.IsSubtask, nameof(TodoChange.ParentId));
        AssertBroken(place.CheckParent(_parent, new(), hasSubtasks: true), RuleCodes.HasSubtasks, nameof(TodoChange.ParentId));
        AssertBroken(place.CheckParent(_parent, new(), todo: _parent), RuleCodes.IsSubtask, nameof(TodoChange.ParentId));
    }

    [Test]
    public void Another_list_than_that_of_the_parent_is_an_error_of_each_member_that_is_named()
    {
        var place = new TodoPlace(_parent.ListId + 1, _parent.Id);

        AssertBroken(place.CheckParent(_parent, new() { ListId = 9 }), RuleCodes.OtherList, nameof(TodoChange.ListId));
        AssertBroken(place.CheckParent(_parent, new() { ParentId = 9 }), RuleCodes.OtherList, nameof(TodoChange.ParentId));
        AssertBroken(
            place.CheckParent(_parent, new() { ListId = 9, ParentId = 9 }), RuleCodes.OtherList, nameof(TodoChange.ListId), nameof(TodoChange.ParentId));
    }

    [Test]
    public void A_restored_todo_keeps_its_parent_only_where_that_can_be_one()
    {
        Assert.That(TodoPlace.ForRestored(_parent.ListId, _parent), Is.EqualTo(new TodoPlace(_parent.ListId, _parent.Id)));
        Assert.That(TodoPlace.ForRestored(_parent.ListId, null), Is.EqualTo(new TodoPlace(_parent.ListId)));
        Assert.That(TodoPlace.ForRestored(_subtask.ListId, _subtask), Is.EqualTo(new TodoPlace(_subtask.ListId)));
        Assert.That(TodoPlace.ForRestored(_parent.ListId + 1, _parent), Is.EqualTo(new TodoPlace(_parent.ListId + 1)));
    }

    private static void AssertBroken(RuleViolation? violation, string code, params string[] members)
    {
        Assert.That(violation?.Code, Is.EqualTo(code));
        Assert.That(violation?.Members, Is.EqualTo(members));
    }
}
