using Todo.Application.Todos;

namespace Todo.Infrastructure.Todos;

/// <summary>The part of a sorted list that one statement reads. Todos without a value for the sort key come last, by id.</summary>
internal enum TodoPhase
{
    /// <summary>All todos: the sort key always has a value.</summary>
    All,

    WithValue,
    WithoutValue,
}

internal static class TodoPhases
{
    /// <summary>The parts to read, in their order, from a position on.</summary>
    public static TodoPhase[] Of(TodoSort sort, TodoFilter filter, TodoPosition? after)
    {
        if (!sort.IsNullable)
            return [TodoPhase.All];
        if (after is { Key: null })
            return [TodoPhase.WithoutValue];
        return NeedsValue(sort, filter) ? [TodoPhase.WithValue] : [TodoPhase.WithValue, TodoPhase.WithoutValue];
    }

    /// <summary>Whether the filter leaves out all todos without a value.</summary>
    private static bool NeedsValue(TodoSort sort, TodoFilter filter) => sort.Key == TodoSortKey.Due
        ? filter.HasDue is true || filter.DueFrom is not null || filter.DueTo is not null
        : filter.CompletedFrom is not null || filter.CompletedTo is not null;
}
