namespace Todo.Application.Webhooks;

/// <summary>Writes the bodies of messages, with things exactly as the API gives them.</summary>
public interface IWebhookPayloads
{
    /// <param name="type">The event, or ping.</param>
    /// <param name="timestamp">When it happened.</param>
    /// <param name="data">The answer that the API gives for the thing; null for an empty object.</param>
    string Write(string type, DateTimeOffset timestamp, object? data);
}
