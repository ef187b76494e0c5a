using System.ComponentModel.DataAnnotations;
using AutoMapper;
using Todo.Domain.Todos;

namespace Todo.Application.Todos;

/// <summary>A todo.</summary>
/// <param name="Id" example="1">The id: below 2^53, never assigned twice.</param>
/// <param name="Content" example="Buy milk">The text, exactly as sent.</param>
/// <param name="IsDone" example="false">Whether the todo is completed.</param>
/// <param name="UserId" example="1">The id of the owner.</param>
/// <param name="CreatedAt" example="2026-11-21T08:00:00.000000Z">The time of creation: RFC 3339, UTC, six fractional digits.</param>
/// <param name="UpdatedAt" example="2026-11-21T08:00:00.000000Z">The time of the last change; grows strictly with every change.</param>
public record TodoResponse(
    long Id, string Content, bool IsDone, long UserId, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    /// <summary>The id of the list.</summary>
    /// <example>1</example>
    public long ListId { get; init; }

    /// <summary>The id of the todo that this one is a subtask of.</summary>
    /// <example>null</example>
    public long? ParentId { get; init; }

    /// <summary>More text, exactly as sent.</summary>
    /// <example>The one in the blue carton.</example>
    public string Notes { get; init; } = string.Empty;

    /// <summary>How important the todo is: none, low, medium or high.</summary>
    /// <example>high</example>
    [AllowedValues("none", "low", "medium", "high")]
    public string Priority { get; init; } = TodoNames.Of(Domain.Todos.Priority.None);

    /// <summary>The labels, in the order sent.</summary>
    /// <example>["home", "shopping"]</example>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>The date by which the todo is due, in the time zone of the user.</summary>
    /// <example>2026-12-24</example>
    public DateOnly? DueDate { get; init; }

    /// <summary>The time at which the todo is due, in the time zone of the user.</summary>
    /// <example>18:30</example>
    public TimeOnly? DueTime { get; init; }

    /// <summary>The rule by which the todo recurs (RFC 5545, RRULE), exactly as sent.</summary>
    /// <example>FREQ=WEEKLY;BYDAY=MO,TH</example>
    public string? Recurrence { get; init; }

    /// <summary>What the next date follows from: due or completion.</summary>
    /// <example>due</example>
    [AllowedValues("due", "completion")]
    public string RecurrenceFrom { get; init; } = TodoNames.Of(Domain.Todos.RecurrenceFrom.Due);

    /// <summary>The id of the todo that the completion of this one created.</summary>
    /// <example>null</example>
    public long? NextId { get; init; }

    /// <summary>The order among the todos of the same list and parent: below 2^53; ties are broken by id.</summary>
    /// <example>1048576</example>
    public long Position { get; init; }

    /// <summary>The time when the todo was last completed; null while it is open.</summary>
    /// <example>null</example>
    public DateTimeOffset? CompletedAt { get; init; }
}

internal sealed class TodoMapping : Profile
{
    public TodoMapping()
    {
        CreateMap<Priority, string>().ConvertUsing(priority => TodoNames.Of(priority));
        CreateMap<RecurrenceFrom, string>().ConvertUsing(from => TodoNames.Of(from));
        CreateMap<LabelSet, IReadOnlyList<string>>().ConvertUsing(labels => labels);
        CreateMap<TodoItem, TodoResponse>()
            .ForMember(todo => todo.DueDate, map => map.MapFrom(todo => todo.Due == null ? (DateOnly?)null : todo.Due.Value.Date))
            .ForMember(todo => todo.DueTime, map => map.MapFrom(todo => todo.Due == null ? null : todo.Due.Value.Time));
    }
}
