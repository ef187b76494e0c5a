using Todo.Domain.Todos;
using Todo.Tests.Harness;

namespace Todo.Tests.Domain;

[DatabaseIndependent]
internal sealed class TodoItemTests
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch.AddDays(1);

    [Test]
    public void A_new_todo_was_created_and_updated_at_the_same_time()
    {
        var todo = SomeTodo.With(new TodoChange { Content = "milk", IsDone = true }, Start);

        Assert.That((todo.UserId, todo.Content, todo.IsDone, todo.CreatedAt, todo.UpdatedAt), Is.EqualTo((7L, "milk", true, Start, Start)));
    }

    [Test]
    public void A_change_sets_what_it_names_and_leaves_the_rest()
    {
        var todo = SomeTodo.With(new TodoChange { Content = "milk", IsDone = false }, Start);

        todo.Apply(new TodoChange { IsDone = true }, todo.Place, Start.AddSeconds(1));
        todo.Apply(new TodoChange { Content = "oat milk" }, todo.Place, Start.AddSeconds(2));

        Assert.That((todo.Content, todo.IsDone, todo.CreatedAt, todo.UpdatedAt), Is.EqualTo(("oat milk", true, Start, Start.AddSeconds(2))));
    }

    [Test]
    public void A_change_that_names_nothing_makes_no_version()
    {
        var todo = SomeTodo.With(new TodoChange { Content = "milk", IsDone = false }, Start);

        todo.Apply(new TodoChange(), todo.Place, Start.AddSeconds(1));

        Assert.That(todo.UpdatedAt, Is.EqualTo(Start));
    }

    [TestCase(0)]
    [TestCase(-1)]
    public void A_change_makes_a_later_version_though_the_clock_stands_or_goes_back(int microseconds)
    {
        var todo = SomeTodo.With(new TodoChange { Content = "milk", IsDone = false }, Start);

        todo.Apply(new TodoChange { Content = "milk" }, todo.Place, Start.AddMicroseconds(microseconds));

        Assert.That(todo.UpdatedAt, Is.EqualTo(Start.AddMicroseconds(1)));
    }
}
