using System.Text.Json.Serialization;
using Todo.Application.PersonalTokens;

namespace Todo.WebApi.Json;

/// <summary>A personal token with its text.</summary>
/// <param name="Id" example="1">The id: below 2^53, never assigned twice.</param>
/// <param name="Name" example="Backup script">The name.</param>
/// <param name="Scopes" example="[&quot;todos:read&quot;]">What the token permits.</param>
/// <param name="Token" example="todo_pat_7Hq2mVx9LkT4bNw8RzP1sYc6JfD3gA4d4lt1">
/// The token, for the Authorization header. Store it: no other answer has it. A replay omits it.
/// </param>
/// <param name="Hint" example="4lt1">The last four characters of the token.</param>
/// <param name="CreatedAt" example="2026-11-21T08:00:00.000000Z">The time of creation: RFC 3339, UTC, six fractional digits.</param>
/// <param name="ExpiresAt" example="2027-02-19T08:00:00.000000Z">From then on, the token is not accepted.</param>
/// <param name="LastUsedAt" example="null">The last use, exact to the minute; null before the first.</param>
public sealed record NewPersonalTokenResponse(
    long Id,
    string Name,
    IReadOnlyList<string> Scopes,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Token,
    string Hint,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? LastUsedAt)
{
    internal static NewPersonalTokenResponse Of(PersonalTokenResponse token, string? text) => new(
        token.Id, token.Name, token.Scopes, text, token.Hint, token.CreatedAt, token.ExpiresAt, token.LastUsedAt);

    /// <summary>Without the members, which must not get into a log.</summary>
    public override string ToString() => nameof(NewPersonalTokenResponse);
}
