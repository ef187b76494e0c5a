using System.Text.Json;
using Todo.Application.Webhooks;

namespace Todo.WebApi.Json;

/// <summary>Writes the bodies of webhook messages as answers are written.</summary>
internal sealed class WebhookPayloads : IWebhookPayloads
{
    public string Write(string type, DateTimeOffset timestamp, object? data) =>
        JsonSerializer.Serialize(new WebhookPayload(type, timestamp, data ?? new NoData()), ResponseJson.SerializerOptions);
}

/// <summary>The body of a webhook message.</summary>
internal sealed record WebhookPayload(string Type, DateTimeOffset Timestamp, object Data);

/// <summary>What a test message is about: nothing.</summary>
internal sealed record NoData;
