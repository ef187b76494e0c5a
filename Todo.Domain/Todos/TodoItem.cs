namespace Todo.Domain.Todos;

/// <summary>A thing to do, seen and changed by its owner alone.</summary>
public sealed class TodoItem
{
    /// <summary>The longest content, in UTF-16 units.</summary>
    public const int MaxContentLength = 10_000;

    /// <summary>Given by the database, never twice.</summary>
    public long Id { get; init; }

    /// <summary>The owner.</summary>
    public long UserId { get; init; }

    /// <summary>Exactly as sent.</summary>
    public required string Content { get; init; }

    public bool IsDone { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Grows strictly with every change, so that it names the version of the todo.</summary>
    public DateTimeOffset UpdatedAt { get; init; }
}
