namespace Todo.Domain.Todos;

/// <summary>The members of a todo to change; one that is left out stays as it is.</summary>
public sealed record TodoChange(Optional<string> Content, Optional<bool> IsDone)
{
    /// <summary>Whether the change names no member at all.</summary>
    public bool IsEmpty => !Content.IsSet && !IsDone.IsSet;
}
