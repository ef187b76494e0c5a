using System.Globalization;
using System.Text.Json;

namespace Todo.Tests.Harness;

/// <summary>What a query must return, found among all todos in memory.</summary>
internal static class QueryModel
{
    /// <summary>The ids of the todos that meet all conditions, in the order asked for.</summary>
    /// <param name="all">All todos of the user.</param>
    /// <param name="query">The query parameters.</param>
    /// <param name="now">The date and time where the user is.</param>
    public static List<long> Find(IEnumerable<JsonElement> all, IReadOnlyDictionary<string, string> query, DateTime now)
    {
        var sort = query.GetValueOrDefault("sort", "id");
        var found = all.Where(todo => query.All(condition => Meets(todo, condition.Key, condition.Value, now))).OrderBy(todo => todo.Id()).ToList();
        var (valued, others) = (found.Where(todo => Key(todo, sort) is not null), found.Where(todo => Key(todo, sort) is null));
        // An ordinary sort is stable, so that ties are by id.
        valued = valued.OrderBy(todo => Key(todo, sort), StringComparer.Ordinal);
        if (sort.StartsWith('-'))
            (valued, others) = (valued.Reverse(), others.Reverse());
        return [.. valued.Concat(others).Select(todo => todo.Id())];
    }

    private static bool Meets(JsonElement todo, string name, string value, DateTime now) => name switch
    {
        "is_done" => todo.IsDone() == bool.Parse(value),
        "q" => Contains(todo.Text("content")!, value) || Contains(todo.Text("notes")!, value),
        "list_id" => todo.Number("list_id") == long.Parse(value, CultureInfo.InvariantCulture),
        "parent_id" => value == "none" ? todo.Number("parent_id") is null : todo.Number("parent_id") == long.Parse(value, CultureInfo.InvariantCulture),
        "label" => todo.Labels().Any(label => string.Equals(label, value, StringComparison.OrdinalIgnoreCase)),
        "priority" => todo.Text("priority") == value,
        "due" => IsDue(todo, value, now),
        "due_from" => string.CompareOrdinal(todo.Text("due_date"), value) >= 0,
        "due_to" => todo.Text("due_date") is { } date && string.CompareOrdinal(date, value) <= 0,
        "completed_from" => Completed(todo) >= DateTimeOffset.Parse(value, CultureInfo.InvariantCulture),
        "completed_to" => Completed(todo) <= DateTimeOffset.Parse(value, CultureInfo.InvariantCulture),
        _ => true,
    };

    private static bool IsDue(JsonElement todo, string value, DateTime now)
    {
        var (date, time) = (todo.Text("due_date"), todo.Text("due_time"));
        var today = now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return value switch
        {
            "none" => date is null,
            "any" => date is not null,
            "today" => date == today,
            "upcoming" => string.CompareOrdinal(date, today) > 0,
            _ => date is not null && !todo.IsDone() && (time is null
                ? string.CompareOrdinal(date, today) < 0
                : DateTime.Parse($"{date}T{time}", CultureInfo.InvariantCulture) < now),
        };
    }

    /// <summary>A text that sorts as the key does; null without a value.</summary>
    private static string? Key(JsonElement todo, string sort) => sort.TrimStart('-') switch
    {
        "position" => todo.Number("position")!.Value.ToString("D20", CultureInfo.InvariantCulture),
        "due" => todo.Text("due_date") is { } date ? date + (todo.Text("due_time") ?? "~") : null,
        "priority" => Array.IndexOf(["none", "low", "medium", "high"], todo.Text("priority")).ToString(CultureInfo.InvariantCulture),
        "completed_at" => todo.Text("completed_at"),
        "created_at" => todo.Text("created_at"),
        "updated_at" => todo.Text("updated_at"),
        _ => string.Empty,
    };

    private static DateTimeOffset? Completed(JsonElement todo) =>
        todo.Text("completed_at") is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture) : null;

    private static bool Contains(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);
}
