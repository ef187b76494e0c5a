namespace Todo.Domain.Todos;

/// <summary>How important a todo is, in ascending order.</summary>
public enum Priority
{
    None,
    Low,
    Medium,
    High,
}
