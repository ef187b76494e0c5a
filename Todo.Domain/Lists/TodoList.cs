namespace Todo.Domain.Lists;

/// <summary>A list of todos.</summary>
public sealed class TodoList
{
    /// <summary>The longest name, in UTF-16 units.</summary>
    public const int MaxNameLength = 200;

    private const string InboxName = "Inbox";

    private TodoList() => Name = string.Empty;

    /// <summary>Assigned by the database, never twice.</summary>
    public long Id { get; private set; }

    /// <summary>The owner.</summary>
    public long UserId { get; private set; }

    public string Name { get; private set; }

    /// <summary>Whether the list is the one that every user has from the registration on, and that cannot be deleted.</summary>
    public bool IsInbox { get; private set; }

    /// <summary>The order among the lists of the owner.</summary>
    public long Position { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Grows strictly with every change, so that it names the version of the list.</summary>
    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>The number, among all changes of the owner, of the transaction that last wrote this list.</summary>
    public long ChangeSeq { get; private set; }

    /// <summary>Creates a list, placed at the end when it is saved.</summary>
    public static TodoList Create(long userId, string name, DateTimeOffset now) =>
        new() { UserId = userId, Name = name, CreatedAt = now, UpdatedAt = now };

    /// <summary>Creates the inbox of a user.</summary>
    public static TodoList CreateInbox(long userId, DateTimeOffset now) =>
        new() { UserId = userId, Name = InboxName, IsInbox = true, CreatedAt = now, UpdatedAt = now };

    public void Rename(string name, DateTimeOffset now)
    {
        Name = name;
        UpdatedAt = now.After(UpdatedAt);
    }

    /// <summary>Moves the list, or makes room for the move of another.</summary>
    public void Reorder(long position, DateTimeOffset now)
    {
        Position = position;
        UpdatedAt = now.After(UpdatedAt);
    }

    /// <summary>Marks the list with the number of the transaction that writes it, and places it if it has no position.</summary>
    public void Stamp(long changeSeq)
    {
        ChangeSeq = changeSeq;
        if (Position == Ordering.Unplaced)
            Position = Ordering.Last(changeSeq);
    }
}
