using Todo.Domain;

namespace Todo.WebApi.Controllers;

/// <summary>A new webhook.</summary>
/// <param name="Url" example="https://hooks.example.com/todo">An https URL of the public internet, at most 2,000 characters, without a user name.</param>
/// <param name="Events" example="[&quot;todo.created&quot;, &quot;todo.completed&quot;]">The events to deliver, each once.</param>
public sealed record CreateWebhookBody(Optional<string> Url, Optional<IReadOnlyList<string>> Events);

/// <summary>The members of a webhook to change (RFC 7396).</summary>
/// <param name="Url" example="https://hooks.example.com/todo">An https URL of the public internet, at most 2,000 characters, without a user name.</param>
/// <param name="Events" example="[&quot;todo.created&quot;, &quot;todo.completed&quot;]">The events to deliver, each once.</param>
/// <param name="IsActive" example="true">Whether to deliver events; true also enables a disabled webhook again.</param>
public sealed record PatchWebhookBody(Optional<string> Url, Optional<IReadOnlyList<string>> Events, Optional<bool> IsActive);
