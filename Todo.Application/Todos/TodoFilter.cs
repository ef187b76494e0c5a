using Todo.Domain.Todos;

namespace Todo.Application.Todos;

/// <summary>Which todos a list contains: those that meet all conditions that are set.</summary>
public sealed record TodoFilter
{
    public static readonly TodoFilter All = new();

    /// <summary>Only completed todos, or only open ones.</summary>
    public bool? IsDone { get; init; }

    /// <summary>Only todos whose content or notes contain this text, without regard to case.</summary>
    public string? Search { get; init; }

    public long? ListId { get; init; }

    /// <summary>Only subtasks of this todo.</summary>
    public long? ParentId { get; init; }

    /// <summary>Only todos that are no subtasks.</summary>
    public bool IsTopLevel { get; init; }

    /// <summary>Only todos with this label, without regard to case.</summary>
    public string? Label { get; init; }

    public Priority? Priority { get; init; }

    /// <summary>Only todos with a due date, or only those without one.</summary>
    public bool? HasDue { get; init; }

    /// <summary>The smallest <see cref="DueDate.SortKey"/>.</summary>
    public long? DueFrom { get; init; }

    /// <summary>The largest <see cref="DueDate.SortKey"/>.</summary>
    public long? DueTo { get; init; }

    /// <summary>The earliest time of completion.</summary>
    public DateTimeOffset? CompletedFrom { get; init; }

    /// <summary>The latest time of completion.</summary>
    public DateTimeOffset? CompletedTo { get; init; }

    /// <summary>Whether no todo can meet the conditions.</summary>
    public bool IsEmpty { get; init; }
}
