namespace Todo.Domain.Todos;

/// <summary>A thing to do, seen and changed by its owner alone.</summary>
public sealed class TodoItem
{
    /// <summary>The longest content, in UTF-16 units.</summary>
    public const int MaxContentLength = 10_000;

    private TodoItem() => Content = string.Empty;

    /// <summary>Assigned by the database, never twice.</summary>
    public long Id { get; private set; }

    /// <summary>The owner.</summary>
    public long UserId { get; private set; }

    /// <summary>Exactly as sent.</summary>
    public string Content { get; private set; }

    public bool IsDone { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Grows strictly with every change, so that it names the version of the todo.</summary>
    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>The number, among all changes of the owner, of the transaction that last wrote this todo.</summary>
    public long ChangeSeq { get; private set; }

    public static TodoItem Create(long userId, string content, bool isDone, DateTimeOffset now) =>
        new() { UserId = userId, Content = content, IsDone = isDone, CreatedAt = now, UpdatedAt = now };

    /// <summary>Applies a change. A change that names a member makes a new version, even if the member had that value.</summary>
    public void Apply(TodoChange change, DateTimeOffset now)
    {
        if (change.IsEmpty)
            return;
        Content = change.Content.Or(Content);
        IsDone = change.IsDone.Or(IsDone);
        UpdatedAt = now.After(UpdatedAt);
    }

    /// <summary>Marks the todo with the number of the transaction that writes it.</summary>
    public void Stamp(long changeSeq) => ChangeSeq = changeSeq;
}
