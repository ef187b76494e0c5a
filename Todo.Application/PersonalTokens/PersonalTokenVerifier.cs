using Todo.Domain;
using Todo.Domain.PersonalTokens;

namespace Todo.Application.PersonalTokens;

/// <summary>Verifies the personal tokens of requests. Nothing is remembered: a deleted token is refused at once, on every instance.</summary>
public sealed class PersonalTokenVerifier(IPersonalTokenLookup lookup, IPersonalTokenUses uses, TimeProvider clock)
{
    /// <summary>Returns whether the text is meant as a personal token.</summary>
    public static bool IsMeant(string text) => text.StartsWith(PersonalTokenText.Prefix, StringComparison.Ordinal);

    /// <summary>Returns the claims of a valid token, whose use is recorded; otherwise null.</summary>
    public async ValueTask<PersonalTokenClaims?> VerifyAsync(string text, CancellationToken cancellationToken)
    {
        if (!PersonalTokenText.IsWellFormed(text))
            return null;
        var now = clock.Now();
        var found = await lookup.FindAsync(PersonalTokenText.Hash(text), now, cancellationToken);
        if (found is not null && (found.LastUsedAt is not { } last || last < PersonalToken.MinuteOf(now)))
            await uses.RecordAsync(found.Id, found.UserId, now, cancellationToken);
        return found;
    }
}
