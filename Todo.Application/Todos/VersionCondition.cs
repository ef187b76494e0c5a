namespace Todo.Application.Todos;

/// <summary>The versions of a todo that the caller is willing to change, each named by its <c>updated_at</c>; none matches nothing.</summary>
public sealed record VersionCondition(IReadOnlyList<DateTimeOffset> Versions);
