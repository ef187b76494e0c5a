namespace Todo.Domain.Webhooks;

/// <summary>The events that a webhook subscribes to. The values are stored.</summary>
[Flags]
public enum WebhookEvents
{
    None = 0,
    TodoCreated = 1,
    TodoUpdated = 2,
    TodoCompleted = 4,
    TodoDeleted = 8,
    ListCreated = 16,
    ListUpdated = 32,
    ListDeleted = 64,
}

/// <summary>The names of events on the wire.</summary>
public static class WebhookEventNames
{
    private static readonly (WebhookEvents Event, string Name)[] Known =
    [
        (WebhookEvents.TodoCreated, "todo.created"),
        (WebhookEvents.TodoUpdated, "todo.updated"),
        (WebhookEvents.TodoCompleted, "todo.completed"),
        (WebhookEvents.TodoDeleted, "todo.deleted"),
        (WebhookEvents.ListCreated, "list.created"),
        (WebhookEvents.ListUpdated, "list.updated"),
        (WebhookEvents.ListDeleted, "list.deleted"),
    ];

    /// <summary>All names, in the order of the events.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Known.Select(known => known.Name)];

    /// <summary>The name of one event.</summary>
    public static string NameOf(WebhookEvents one) => Array.Find(Known, known => known.Event == one).Name;

    /// <summary>The names of a set of events, in the order of <see cref="All"/>.</summary>
    public static IReadOnlyList<string> NamesOf(WebhookEvents events) =>
        [.. Known.Where(known => events.HasFlag(known.Event)).Select(known => known.Name)];

    /// <summary>The event with the name; none if there is no such event.</summary>
    public static WebhookEvents Parse(string name) => Array.Find(Known, known => known.Name == name).Event;

    /// <summary>The events with the names; an unknown name adds none.</summary>
    public static WebhookEvents Parse(IEnumerable<string> names) => names.Aggregate(WebhookEvents.None, (events, name) => events | Parse(name));
}
