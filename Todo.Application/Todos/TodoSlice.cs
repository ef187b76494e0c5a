using Todo.Domain.Todos;

namespace Todo.Application.Todos;

/// <summary>Some of the todos that were asked for, in their order.</summary>
/// <param name="Items">At least one if there is one; fewer than asked for if they are large together.</param>
/// <param name="HasMore">Whether there are more after them.</param>
public sealed record TodoSlice(IReadOnlyList<TodoItem> Items, bool HasMore);
