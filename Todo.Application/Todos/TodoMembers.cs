using Todo.Application.Common.Validation;
using Todo.Domain;
using Todo.Domain.Recurrence;
using Todo.Domain.Todos;

namespace Todo.Application.Todos;

/// <summary>The members of a todo that a request sets.</summary>
public record TodoMembers
{
    /// <summary>The text, kept exactly as sent.</summary>
    /// <example>Buy milk</example>
    public Optional<string> Content { get; init; }

    /// <summary>Whether the todo is completed. Completing a todo completes its subtasks and, if it recurs, creates the next one.</summary>
    /// <example>false</example>
    public Optional<bool> IsDone { get; init; }

    /// <summary>More text, kept exactly as sent.</summary>
    /// <example>The one in the blue carton.</example>
    public Optional<string> Notes { get; init; }

    /// <summary>How important the todo is.</summary>
    /// <example>high</example>
    public Optional<string> Priority { get; init; }

    /// <summary>At most 20 labels of 1 to 50 UTF-16 units, in this order. Two that differ in letter case alone are the same label.</summary>
    /// <example>["home", "shopping"]</example>
    public Optional<IReadOnlyList<string>> Labels { get; init; }

    /// <summary>The date by which the todo is due, from 1970-01-01, in the time zone of the user. Null also removes the time and the recurrence.</summary>
    /// <example>2026-12-24</example>
    public Optional<string?> DueDate { get; init; }

    /// <summary>The time at which the todo is due, in the time zone of the user. Needs a due_date.</summary>
    /// <example>18:30</example>
    public Optional<string?> DueTime { get; init; }

    /// <summary>The rule by which the todo recurs: an RRULE (RFC 5545) without prefix. Needs a due_date. A subtask has none.</summary>
    /// <example>FREQ=WEEKLY;BYDAY=MO,TH</example>
    public Optional<string?> Recurrence { get; init; }

    /// <summary>Whether the next date follows from the series of dates or from the day of completion.</summary>
    /// <example>due</example>
    public Optional<string> RecurrenceFrom { get; init; }

    /// <summary>The id of the list: the inbox if a new todo has neither a list nor a parent. A subtask is in the list of its parent.</summary>
    public Optional<long> ListId { get; init; }

    /// <summary>The id of the todo that this one is a subtask of: one of the same list that is no subtask itself.</summary>
    public Optional<long?> ParentId { get; init; }

    /// <summary>The same members for the entity. The request has been validated.</summary>
    internal TodoChange ToChange() => new()
    {
        Content = Content,
        IsDone = IsDone,
        Notes = Notes,
        Priority = Map(Priority, name => TodoNames.Priorities[name]),
        Labels = Map(Labels, names => new LabelSet([.. names])),
        DueDate = Map(DueDate, DateRules.ParseDate),
        DueTime = Map(DueTime, DateRules.ParseTime),
        Recurrence = Map(Recurrence, ParseRule),
        RecurrenceFrom = Map(RecurrenceFrom, name => TodoNames.RecurrenceFroms[name]),
        ListId = ListId,
        ParentId = ParentId,
    };

    private static RecurrenceRule? ParseRule(string? text) =>
        text is not null && RecurrenceRule.TryParse(text, out var rule, out _) ? rule : null;

    private static Optional<TOther> Map<T, TOther>(Optional<T> value, Func<T, TOther> map) => value.IsSet ? map(value.Value) : default(Optional<TOther>);
}
