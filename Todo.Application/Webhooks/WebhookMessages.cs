using AutoMapper;
using Todo.Application.Lists;
using Todo.Application.Todos;
using Todo.Domain.Lists;
using Todo.Domain.Todos;
using Todo.Domain.Webhooks;

namespace Todo.Application.Webhooks;

/// <summary>The bodies of messages.</summary>
public sealed class WebhookMessages(IMapper mapper, IWebhookPayloads payloads)
{
    /// <summary>The body for an event of a todo or a list.</summary>
    public string Of(WebhookEvents one, object thing, DateTimeOffset now) =>
        payloads.Write(WebhookEventNames.NameOf(one), now, DataOf(thing));

    /// <summary>The body of a test message.</summary>
    public string Ping(DateTimeOffset now) => payloads.Write(WebhookDelivery.Ping, now, data: null);

    private object DataOf(object thing) => thing switch
    {
        TodoItem todo => mapper.Map<TodoResponse>(todo),
        TodoList list => mapper.Map<ListResponse>(list),
        _ => throw new ArgumentException($"{thing.GetType()} has no events.", nameof(thing)),
    };
}
