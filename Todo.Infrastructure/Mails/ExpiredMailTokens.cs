using Todo.Domain.Mails;
using Todo.Infrastructure.Database;

namespace Todo.Infrastructure.Mails;

/// <summary>Deletes the tokens of mails that have expired.</summary>
internal sealed class ExpiredMailTokens : ICleanUpTask
{
    public Task<bool> CleanUpSomeAsync(DatabaseSession session, DateTimeOffset now, CancellationToken cancellationToken) =>
        session.Context.Set<MailToken>().DeleteSomeAsync(token => token.ExpiresAt, now, cancellationToken);
}
