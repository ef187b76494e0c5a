namespace Todo.Domain.Todos;

/// <content>The list, the parent and the order of a todo.</content>
public sealed partial class TodoItem
{
    /// <summary>The list; <see cref="TodoPlace.Unlisted"/> until a todo that the previous release created is put into the inbox.</summary>
    public long ListId { get; private set; }

    /// <summary>The todo that this one is a subtask of; null if it is none.</summary>
    public long? ParentId { get; private set; }

    /// <summary>The order among the todos of the same place.</summary>
    public long Position { get; private set; }

    public TodoPlace Place => new(ListId, ParentId);

    public bool CanHaveSubtasks => ParentId is null;

    /// <summary>The place that a change asks for.</summary>
    public TodoPlace PlaceAfter(TodoChange change) => new(change.ListId.Or(ListId), change.ParentId.Or(ParentId));

    /// <summary>Puts a new todo without a list into the inbox.</summary>
    public void PutIntoInbox(long inboxId) => ListId = inboxId;

    /// <summary>Gives a new todo its position.</summary>
    public void PlaceAt(long position) => Position = position;

    /// <summary>Moves the subtask to the list of its parent.</summary>
    public void Follow(TodoItem parent, DateTimeOffset now)
    {
        ListId = parent.ListId;
        Touch(now);
    }

    /// <summary>Moves the todo within its place.</summary>
    public void Reorder(long position, DateTimeOffset now)
    {
        Position = position;
        Touch(now);
    }

    /// <summary>Makes room for the move of another todo.</summary>
    public void Respace(long position, DateTimeOffset now)
    {
        Position = position;
        UpdatedAt = now.After(UpdatedAt);
    }

    private void MoveTo(TodoPlace place)
    {
        if (place == Place)
            return;
        (ListId, ParentId, Position) = (place.ListId, place.ParentId, Ordering.Unplaced);
    }
}
