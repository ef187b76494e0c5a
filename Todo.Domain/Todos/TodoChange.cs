using Todo.Domain.Recurrence;

namespace Todo.Domain.Todos;

/// <summary>The members of a todo to change; one that is left out stays as it is.</summary>
public sealed record TodoChange
{
    public Optional<string> Content { get; init; }

    public Optional<bool> IsDone { get; init; }

    public Optional<string> Notes { get; init; }

    public Optional<Priority> Priority { get; init; }

    public Optional<LabelSet> Labels { get; init; }

    public Optional<DateOnly?> DueDate { get; init; }

    public Optional<TimeOnly?> DueTime { get; init; }

    public Optional<RecurrenceRule?> Recurrence { get; init; }

    public Optional<RecurrenceFrom> RecurrenceFrom { get; init; }

    public Optional<long> ListId { get; init; }

    public Optional<long?> ParentId { get; init; }

    /// <summary>Whether the change names no member at all.</summary>
    public bool IsEmpty => this == Nothing;

    private static readonly TodoChange Nothing = new();
}
