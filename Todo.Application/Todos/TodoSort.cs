using Todo.Domain;
using Todo.Domain.Todos;

namespace Todo.Application.Todos;

/// <summary>The sort key of a list; the id breaks ties in the same direction.</summary>
public enum TodoSortKey
{
    Id,
    CreatedAt,
    UpdatedAt,
}

/// <summary>The order of a list.</summary>
public sealed record TodoSort(TodoSortKey Key, bool Descending)
{
    public static readonly TodoSort ById = new(TodoSortKey.Id, Descending: false);

    private static readonly Dictionary<string, TodoSort> ByName = new(StringComparer.Ordinal)
    {
        ["id"] = ById,
        ["-id"] = new(TodoSortKey.Id, Descending: true),
        ["created_at"] = new(TodoSortKey.CreatedAt, Descending: false),
        ["-created_at"] = new(TodoSortKey.CreatedAt, Descending: true),
        ["updated_at"] = new(TodoSortKey.UpdatedAt, Descending: false),
        ["-updated_at"] = new(TodoSortKey.UpdatedAt, Descending: true),
    };

    /// <summary>The orders by the names that the API gives them.</summary>
    public static IReadOnlyCollection<string> Names => ByName.Keys;

    /// <summary>The order of that name; null when there is none.</summary>
    public static TodoSort? Parse(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The position of the todo in this order.</summary>
    public TodoPosition PositionOf(TodoItem todo) => new(
        Key switch
        {
            TodoSortKey.CreatedAt => todo.CreatedAt.ToUnixMicroseconds(),
            TodoSortKey.UpdatedAt => todo.UpdatedAt.ToUnixMicroseconds(),
            _ => todo.Id,
        },
        todo.Id);
}

/// <summary>A position in a sorted list.</summary>
/// <param name="Key">The id, or the instant in microseconds since 1970.</param>
/// <param name="Id">The id, which breaks ties.</param>
public readonly record struct TodoPosition(long Key, long Id);
