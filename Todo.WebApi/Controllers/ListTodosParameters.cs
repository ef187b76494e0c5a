using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Todo.Application.Todos;

namespace Todo.WebApi.Controllers;

/// <summary>Which todos to list, and in which order.</summary>
public sealed record ListTodosParameters
{
    /// <summary>The maximum number of todos on the page.</summary>
    /// <example>20</example>
    [FromQuery(Name = "limit"), DefaultValue(ListTodos.DefaultLimit)]
    public int? Limit { get; init; }

    /// <summary>The cursor from the Link header of the previous page.</summary>
    [FromQuery(Name = "after")]
    public string? After { get; init; }

    /// <summary>Returns only completed todos, or only open ones.</summary>
    /// <example>false</example>
    [FromQuery(Name = "is_done")]
    public bool? IsDone { get; init; }

    /// <summary>Returns only todos whose content or notes contain this text, without regard to case.</summary>
    /// <example>milk</example>
    [FromQuery(Name = "q")]
    public string? Q { get; init; }

    /// <summary>Returns only todos of this list.</summary>
    /// <example>1</example>
    [FromQuery(Name = "list_id")]
    public string? ListId { get; init; }

    /// <summary>Returns only subtasks of this todo, or with none only todos that are no subtasks.</summary>
    /// <example>none</example>
    [FromQuery(Name = "parent_id")]
    public string? ParentId { get; init; }

    /// <summary>Returns only todos with this label, without regard to case.</summary>
    /// <example>home</example>
    [FromQuery(Name = "label")]
    public string? Label { get; init; }

    /// <summary>Returns only todos of this priority.</summary>
    /// <example>high</example>
    [FromQuery(Name = "priority")]
    public string? Priority { get; init; }

    /// <summary>
    /// Returns only todos that are open and overdue, due today, due after today, without a due date or with one, in the time zone of the user.
    /// </summary>
    /// <example>overdue</example>
    [FromQuery(Name = "due")]
    public string? Due { get; init; }

    /// <summary>Returns only todos due on this date or later.</summary>
    /// <example>2026-12-01</example>
    [FromQuery(Name = "due_from")]
    public string? DueFrom { get; init; }

    /// <summary>Returns only todos due on this date or earlier.</summary>
    /// <example>2026-12-31</example>
    [FromQuery(Name = "due_to")]
    public string? DueTo { get; init; }

    /// <summary>Returns only todos completed at this time or later (RFC 3339).</summary>
    /// <example>2026-12-01T00:00:00Z</example>
    [FromQuery(Name = "completed_from")]
    public string? CompletedFrom { get; init; }

    /// <summary>Returns only todos completed at this time or earlier (RFC 3339).</summary>
    /// <example>2026-12-31T23:59:59Z</example>
    [FromQuery(Name = "completed_to")]
    public string? CompletedTo { get; init; }

    /// <summary>
    /// The order; a minus means descending. Ties are broken by id. Todos without a due date or time of completion come last in either direction.
    /// </summary>
    /// <example>-updated_at</example>
    [FromQuery(Name = "sort"), DefaultValue("id")]
    public string? Sort { get; init; }

    /// <summary>Adds X-Total-Count, the number of todos on all pages.</summary>
    /// <example>true</example>
    [FromQuery(Name = "include_total"), DefaultValue(false)]
    public bool? IncludeTotal { get; init; }

    internal ListTodos ToRequest() => new(Limit, After, Sort, IncludeTotal, new TodoQuery
    {
        IsDone = IsDone,
        Q = Q,
        ListId = ListId,
        ParentId = ParentId,
        Label = Label,
        Priority = Priority,
        Due = Due,
        DueFrom = DueFrom,
        DueTo = DueTo,
        CompletedFrom = CompletedFrom,
        CompletedTo = CompletedTo,
    });
}
