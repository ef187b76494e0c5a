using Todo.Application.Todos;
using Todo.Domain.Todos;

namespace Todo.Infrastructure.Todos;

/// <summary>
/// The part of a sorted list that one statement reads. Many todos have no value for some keys: they are read by id, and the index of the key
/// contains only the others.
/// </summary>
internal enum TodoPhase
{
    /// <summary>All todos: the sort key always has a value.</summary>
    All,

    WithValue,
    WithoutValue,
}

internal static class TodoPhases
{
    private static readonly TodoPhase[] All = [TodoPhase.All];
    private static readonly TodoPhase[] WithValue = [TodoPhase.WithValue];
    private static readonly TodoPhase[] WithoutValue = [TodoPhase.WithoutValue];
    private static readonly TodoPhase[] WithoutValueLast = [TodoPhase.WithValue, TodoPhase.WithoutValue];
    private static readonly TodoPhase[] WithoutValueFirst = [TodoPhase.WithoutValue, TodoPhase.WithValue];

    /// <summary>The parts to read, in their order, from a position on.</summary>
    public static TodoPhase[] Of(TodoSort sort, TodoFilter filter, TodoPosition? after)
    {
        if (!sort.IsNullable)
            return All;
        if (HasValue(sort.Key, filter) is { } hasValue)
            return hasValue ? WithValue : WithoutValue;
        var phases = sort.IsWithoutValueFirst ? WithoutValueFirst : WithoutValueLast;
        var first = after is null ? phases[0] : after.Value.Key is null ? TodoPhase.WithoutValue : TodoPhase.WithValue;
        return first == phases[0] ? phases : first == TodoPhase.WithValue ? WithValue : WithoutValue;
    }

    /// <summary>Whether all todos that the filter selects have a value, or none of them; null if some may have one.</summary>
    private static bool? HasValue(TodoSortKey key, TodoFilter filter) => key switch
    {
        TodoSortKey.Due when filter.HasDue is true || filter.DueFrom is not null || filter.DueTo is not null => true,
        TodoSortKey.Due when filter.HasDue is false => false,
        TodoSortKey.CompletedAt when filter.CompletedFrom is not null || filter.CompletedTo is not null => true,
        TodoSortKey.Priority when filter.Priority is { } priority => priority != Priority.None,
        _ => null,
    };
}
