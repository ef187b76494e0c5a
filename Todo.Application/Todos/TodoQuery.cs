using Todo.Application.Common.Validation;
using Todo.Domain.Todos;

namespace Todo.Application.Todos;

/// <summary>Which todos a request asks for: those that meet all conditions that are set.</summary>
public sealed record TodoQuery
{
    public const int MaxSearchLength = 200;

    /// <summary>The <see cref="ParentId"/> of todos that are no subtasks.</summary>
    internal const string NoParent = "none";

    internal static readonly string[] Dues = ["overdue", "today", "upcoming", "none", "any"];

    public bool? IsDone { get; init; }

    public string? Q { get; init; }

    public string? ListId { get; init; }

    public string? ParentId { get; init; }

    public string? Label { get; init; }

    public string? Priority { get; init; }

    public string? Due { get; init; }

    public string? DueFrom { get; init; }

    public string? DueTo { get; init; }

    public string? CompletedFrom { get; init; }

    public string? CompletedTo { get; init; }

    /// <summary>Whether the conditions mean something else at another time.</summary>
    internal bool DependsOnNow => Due is "overdue" or "today" or "upcoming";

    /// <summary>The conditions as a filter. The request has been validated.</summary>
    /// <param name="now">The date and time where the user is.</param>
    internal TodoFilter ToFilter(DateTime now)
    {
        var today = DateOnly.FromDateTime(now);
        return new TodoFilter
        {
            IsDone = Due == "overdue" ? false : IsDone,
            Search = Q,
            ListId = TodoQueryRules.IdOf(ListId),
            ParentId = TodoQueryRules.IdOf(ParentId),
            IsTopLevel = ParentId == NoParent,
            Label = Label,
            Priority = Priority is null ? null : TodoNames.Priorities[Priority],
            HasDue = Due switch { "none" => false, "any" => true, _ => null },
            DueFrom = Latest(StartOf(DueFrom), Due switch
            {
                "today" => DueDate.StartOf(today),
                "upcoming" => DueDate.EndOf(today) + 1,
                _ => null,
            }),
            DueTo = Earliest(EndOf(DueTo), Due switch
            {
                "today" => DueDate.EndOf(today),
                "overdue" => DueDate.OverdueBefore(now) - 1,
                _ => null,
            }),
            CompletedFrom = DateRules.ParseInstant(CompletedFrom),
            CompletedTo = DateRules.ParseInstant(CompletedTo),
            IsEmpty = Due == "overdue" && IsDone is true,
        };
    }

    private static long? StartOf(string? date) => DateRules.ParseDate(date) is { } parsed ? DueDate.StartOf(parsed) : null;

    private static long? EndOf(string? date) => DateRules.ParseDate(date) is { } parsed ? DueDate.EndOf(parsed) : null;

    private static long? Latest(long? one, long? other) => one > other || other is null ? one : other;

    private static long? Earliest(long? one, long? other) => one < other || other is null ? one : other;
}
