using Todo.Domain;
using Todo.Domain.Todos;

namespace Todo.Application.Todos;

/// <summary>The sort key of a list; the id breaks ties in the same direction.</summary>
public enum TodoSortKey
{
    Id,
    CreatedAt,
    UpdatedAt,
    Position,
    Due,
    Priority,
    CompletedAt,

    /// <summary>Used only for the trash.</summary>
    DeletedAt,
}

/// <summary>The order of a list.</summary>
public sealed record TodoSort(TodoSortKey Key, bool Descending)
{
    public static readonly TodoSort ById = new(TodoSortKey.Id, Descending: false);

    /// <summary>The order of the trash: the last deleted first.</summary>
    public static readonly TodoSort ByDeletion = new(TodoSortKey.DeletedAt, Descending: true);

    private static readonly Dictionary<string, TodoSort> ByName = new[]
    {
        ("id", TodoSortKey.Id),
        ("created_at", TodoSortKey.CreatedAt),
        ("updated_at", TodoSortKey.UpdatedAt),
        ("position", TodoSortKey.Position),
        ("due", TodoSortKey.Due),
        ("priority", TodoSortKey.Priority),
        ("completed_at", TodoSortKey.CompletedAt),
    }.SelectMany(named => new[]
    {
        KeyValuePair.Create(named.Item1, new TodoSort(named.Item2, Descending: false)),
        KeyValuePair.Create("-" + named.Item1, new TodoSort(named.Item2, Descending: true)),
    }).ToDictionary(StringComparer.Ordinal);

    /// <summary>The orders by the names that the API gives them.</summary>
    public static IReadOnlyCollection<string> Names => ByName.Keys;

    /// <summary>Whether todos can be without a value for the key: no date, no completion, no priority.</summary>
    public bool IsNullable => Key is TodoSortKey.Due or TodoSortKey.CompletedAt or TodoSortKey.Priority;

    /// <summary>Whether todos without a value come first: no priority is the lowest one. Without a date they come last in either direction.</summary>
    public bool IsWithoutValueFirst => Key == TodoSortKey.Priority && !Descending;

    /// <summary>The order of that name; null when there is none.</summary>
    public static TodoSort? Parse(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The position of the todo in this order.</summary>
    public TodoPosition PositionOf(TodoItem todo) => new(
        Key switch
        {
            TodoSortKey.CreatedAt => todo.CreatedAt.ToUnixMicroseconds(),
            TodoSortKey.UpdatedAt => todo.UpdatedAt.ToUnixMicroseconds(),
            TodoSortKey.Position => todo.Position,
            TodoSortKey.Due => todo.Due?.SortKey,
            TodoSortKey.Priority => todo.Priority == Priority.None ? null : (long)todo.Priority,
            TodoSortKey.CompletedAt => todo.LastCompletedAt?.ToUnixMicroseconds(),
            TodoSortKey.DeletedAt => todo.DeletedAt?.ToUnixMicroseconds(),
            _ => todo.Id,
        },
        todo.Id);
}

/// <summary>A position in a sorted list.</summary>
/// <param name="Key">The value of the sort key as a number, instants in microseconds since 1970; null without a value.</param>
/// <param name="Id">The id, which breaks ties.</param>
public readonly record struct TodoPosition(long? Key, long Id);
