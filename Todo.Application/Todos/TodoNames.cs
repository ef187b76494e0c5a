using Todo.Domain.Todos;

namespace Todo.Application.Todos;

/// <summary>The names that clients use for values of a todo.</summary>
internal static class TodoNames
{
    public static readonly Dictionary<string, Priority> Priorities = NamesOf<Priority>();

    public static readonly Dictionary<string, RecurrenceFrom> RecurrenceFroms = NamesOf<RecurrenceFrom>();

    private static readonly string[] PriorityNames = [.. Priorities.Keys];
    private static readonly string[] RecurrenceFromNames = [.. RecurrenceFroms.Keys];

    public static string Of(Priority priority) => PriorityNames[(int)priority];

    public static string Of(RecurrenceFrom from) => RecurrenceFromNames[(int)from];

    private static Dictionary<string, T> NamesOf<T>()
        where T : struct, Enum =>
        Enum.GetValues<T>().ToDictionary(value => value.ToString().ToLowerInvariant(), StringComparer.Ordinal);
}
