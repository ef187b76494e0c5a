using Todo.Domain.Mails;
using Todo.Infrastructure.Database;

namespace Todo.Infrastructure.Mails;

/// <summary>Deletes mails that are done or expired, once they no longer count for the limit of their address.</summary>
internal sealed class OldMails : ICleanUpTask
{
    /// <summary>How long a mail counts.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    public Task<bool> CleanUpSomeAsync(DatabaseSession session, DateTimeOffset now, CancellationToken cancellationToken) =>
        session.Context.Set<Mail>().Where(mail => mail.NextAttemptAt == null || mail.ExpiresAt <= now)
            .DeleteSomeAsync(mail => mail.CreatedAt, now - Lifetime, cancellationToken);
}
