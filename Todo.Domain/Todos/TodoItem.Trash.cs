namespace Todo.Domain.Todos;

/// <content>What becomes of a todo in the trash.</content>
public sealed partial class TodoItem
{
    /// <summary>When the todo was moved to the trash; null if it is not there.</summary>
    public DateTimeOffset? DeletedAt { get; private set; }

    /// <summary>Whether the todo went to the trash together with its parent.</summary>
    public bool WentWithParent { get; private set; }

    /// <summary>Moves the todo to the trash.</summary>
    public void Delete(bool withParent, DateTimeOffset now) => (DeletedAt, WentWithParent) = (now, withParent);

    /// <summary>Takes the todo out of the trash.</summary>
    public void Restore(TodoPlace place, DateTimeOffset now)
    {
        (DeletedAt, WentWithParent, ListId, ParentId) = (null, false, place.ListId, place.ParentId);
        Touch(now);
    }
}
