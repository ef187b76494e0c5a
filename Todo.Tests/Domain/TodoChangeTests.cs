using Todo.Domain;
using Todo.Domain.Todos;
using Todo.Tests.Harness;

namespace Todo.Tests.Domain;

[DatabaseIndependent]
internal sealed class TodoChangeTests
{
    [TestCase(null, null, true)]
    [TestCase("x", null, false)]
    [TestCase(null, false, false)]
    [TestCase("x", true, false)]
    public void A_change_is_empty_when_it_names_no_member(string? content, bool? isDone, bool expected) => Assert.That(
        new TodoChange
        {
            Content = content is null ? default : new Optional<string>(content),
            IsDone = isDone is { } done ? done : default(Optional<bool>),
        }.IsEmpty,
        Is.EqualTo(expected));
}
