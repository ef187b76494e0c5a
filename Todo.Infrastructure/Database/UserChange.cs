using Todo.Domain.Lists;
using Todo.Domain.Todos;
using Todo.Domain.Webhooks;

namespace Todo.Infrastructure.Database;

/// <summary>What a transaction changes of a user.</summary>
/// <param name="userId">The user.</param>
/// <param name="number">The number of the transaction among the changes of the user.</param>
/// <param name="subscribed">The events that webhooks of the user subscribe to.</param>
internal sealed class UserChange(long userId, long number, WebhookEvents subscribed)
{
    private const WebhookEvents Created = WebhookEvents.TodoCreated | WebhookEvents.ListCreated;
    private const WebhookEvents Deleted = WebhookEvents.TodoDeleted | WebhookEvents.ListDeleted;

    private Dictionary<(Type Type, long Id), (WebhookEvents Event, object Thing)>? _things;
    private Dictionary<long, (TodoPlace Place, long Position)>? _moved;

    public long UserId => userId;

    public long Number => number;

    /// <summary>The user's inbox; null if the previous release registered the user.</summary>
    public long? InboxId { get; set; }

    /// <summary>The name of the user's time zone in the IANA database.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The user's todos that count against the quota.</summary>
    public long TodoCount { get; set; }

    /// <summary>Whether webhooks of the user subscribe to anything.</summary>
    public bool HasWebhooks => subscribed != WebhookEvents.None;

    /// <summary>The events that webhooks subscribe to, one for each thing, with the thing as it is now or was when it was deleted.</summary>
    public IEnumerable<(WebhookEvents Event, object Thing)> Events =>
        _things?.Values.Where(one => subscribed.HasFlag(one.Event)) ?? [];

    /// <summary>Notes that a todo is written with another position.</summary>
    public void Move(TodoItem todo) => (_moved ??= [])[todo.Id] = (todo.Place, todo.Position);

    /// <summary>The position that the todo has in the database, if it has been found for change.</summary>
    public long PositionOf(TodoItem todo) =>
        _moved is not null && _moved.TryGetValue(todo.Id, out var now) && now.Place == todo.Place ? now.Position : todo.Position;

    /// <summary>Notes what happens to a todo.</summary>
    public void Record(WebhookEvents happening, TodoItem todo) => Record(happening, todo, todo.Id);

    /// <summary>Notes what happens to a list.</summary>
    public void Record(WebhookEvents happening, TodoList list) => Record(happening, list, list.Id);

    private void Record(WebhookEvents happening, object thing, long id)
    {
        // Most users have no webhooks.
        if (!HasWebhooks)
            return;
        _things ??= [];
        var key = (thing.GetType(), id);
        if (_things.TryGetValue(key, out var before) && Merge(before.Event, happening) is var merged)
        {
            if (merged == WebhookEvents.None)
                _things.Remove(key);
            else
                _things[key] = (merged, thing);
            return;
        }
        _things.Add(key, (happening, thing));
    }

    /// <summary>One event says what two in the same transaction do; none if the thing comes and goes.</summary>
    private static WebhookEvents Merge(WebhookEvents before, WebhookEvents after) => (before, after) switch
    {
        _ when (before & Created) != 0 => (after & Deleted) != 0 ? WebhookEvents.None : before,
        (WebhookEvents.TodoCompleted, WebhookEvents.TodoUpdated) => before,
        _ => after,
    };
}
