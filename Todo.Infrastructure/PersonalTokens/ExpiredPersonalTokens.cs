using Todo.Domain.PersonalTokens;
using Todo.Infrastructure.Database;

namespace Todo.Infrastructure.PersonalTokens;

/// <summary>Deletes personal tokens some time after they have expired.</summary>
internal sealed class ExpiredPersonalTokens : ICleanUpTask
{
    public Task<bool> CleanUpSomeAsync(DatabaseSession session, DateTimeOffset now, CancellationToken cancellationToken) =>
        session.Context.Set<PersonalToken>().DeleteSomeAsync(token => token.ExpiresAt, now - PersonalToken.KeptAfterExpiry, cancellationToken);
}
