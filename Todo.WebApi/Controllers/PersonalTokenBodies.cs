using Todo.Domain;

namespace Todo.WebApi.Controllers;

/// <summary>A new personal token.</summary>
/// <param name="Name" example="Backup script">The name, by which the user recognizes the token.</param>
/// <param name="Scopes" example="[&quot;todos:read&quot;]">What the token permits, each once; todos:write does not include reading.</param>
/// <param name="ExpiresInDays" example="90">The number of days until it expires; 90 if left out.</param>
public sealed record CreatePersonalTokenBody(Optional<string> Name, Optional<IReadOnlyList<string>> Scopes, Optional<long> ExpiresInDays);
