namespace Todo.Domain.Todos;

/// <summary>Where a todo is: its list and, for a subtask, its parent.</summary>
public readonly record struct TodoPlace(long ListId, long? ParentId = null);
