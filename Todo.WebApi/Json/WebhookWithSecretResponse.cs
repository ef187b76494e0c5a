using System.Text.Json.Serialization;
using Todo.Application.Webhooks;

namespace Todo.WebApi.Json;

/// <summary>A webhook with its secret.</summary>
/// <param name="Id" example="1">The id: below 2^53, never assigned twice.</param>
/// <param name="Url" example="https://hooks.example.com/todo">The address that gets the requests.</param>
/// <param name="Events" example="[&quot;todo.created&quot;, &quot;todo.completed&quot;]">The events that it gets.</param>
/// <param name="IsActive" example="true">Whether events are delivered.</param>
/// <param name="DisabledReason" example="null">Why the server disabled the webhook; null if it did not.</param>
/// <param name="CreatedAt" example="2026-11-21T08:00:00.000000Z">The time of creation: RFC 3339, UTC, six fractional digits.</param>
/// <param name="UpdatedAt" example="2026-11-21T08:00:00.000000Z">The time of the last change; grows strictly with every change.</param>
/// <param name="Secret" example="whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=">
/// The secret that signs the requests (Standard Webhooks 1.0): <c>whsec_</c> and 32 bytes in Base64. Store it: no other answer has it. A replay
/// omits it.
/// </param>
public sealed record WebhookWithSecretResponse(
    long Id,
    string Url,
    IReadOnlyList<string> Events,
    bool IsActive,
    string? DisabledReason,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Secret)
{
    internal static WebhookWithSecretResponse Of(WebhookResponse webhook, string? secret) => new(
        webhook.Id, webhook.Url, webhook.Events, webhook.IsActive, webhook.DisabledReason, webhook.CreatedAt, webhook.UpdatedAt, secret);

    /// <summary>Without the members, which must not get into a log.</summary>
    public override string ToString() => nameof(WebhookWithSecretResponse);
}
