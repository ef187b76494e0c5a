using AutoMapper;
using Todo.Domain.PersonalTokens;

namespace Todo.Application.PersonalTokens;

/// <summary>A token with which a script acts for the user, without the token itself.</summary>
/// <param name="Id" example="1">The id: below 2^53, never assigned twice.</param>
/// <param name="Name" example="Backup script">The name.</param>
/// <param name="Scopes" example="[&quot;todos:read&quot;]">What the token permits.</param>
/// <param name="Hint" example="4lt1">The last four characters of the token.</param>
/// <param name="CreatedAt" example="2026-11-21T08:00:00.000000Z">The time of creation: RFC 3339, UTC, six fractional digits.</param>
/// <param name="ExpiresAt" example="2027-02-19T08:00:00.000000Z">From then on, the token is not accepted.</param>
/// <param name="LastUsedAt" example="2026-11-21T09:30:00.000000Z">The last use, exact to the minute; null before the first.</param>
public sealed record PersonalTokenResponse(
    long Id,
    string Name,
    IReadOnlyList<string> Scopes,
    string Hint,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? LastUsedAt);

internal sealed class PersonalTokenMapping : Profile
{
    public PersonalTokenMapping()
    {
        CreateMap<TokenScopes, IReadOnlyList<string>>().ConvertUsing(scopes => TokenScopeNames.NamesOf(scopes));
        CreateMap<PersonalToken, PersonalTokenResponse>();
    }
}
