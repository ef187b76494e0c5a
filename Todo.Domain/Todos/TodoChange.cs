namespace Todo.Domain.Todos;

/// <summary>What becomes of a todo; a member that is null stays as it is.</summary>
public sealed record TodoChange(string? Content, bool? IsDone)
{
    /// <summary>Whether the change names no member at all.</summary>
    public bool IsEmpty => Content is null && IsDone is null;
}
