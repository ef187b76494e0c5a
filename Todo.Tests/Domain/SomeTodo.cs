using Todo.Domain.Todos;

namespace Todo.Tests.Domain;

/// <summary>Todos to test with.</summary>
internal static class SomeTodo
{
    /// <summary>A todo of user 7 in list 1, with these members.</summary>
    public static TodoItem With(TodoChange members, DateTimeOffset now, long? parentId = null)
    {
        Assert.That(TodoItem.Create(7, new TodoPlace(1, parentId), members, now, out var todo), Is.Null);
        return todo;
    }
}
