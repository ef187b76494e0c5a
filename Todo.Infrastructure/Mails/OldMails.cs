using Todo.Application.Mails;
using Todo.Domain.Mails;
using Todo.Infrastructure.Database;

namespace Todo.Infrastructure.Mails;

/// <summary>Deletes mails that are done or expired, once they no longer count for the limit of their address.</summary>
internal sealed class OldMails : ICleanUpTask
{
    public Task<bool> CleanUpSomeAsync(DatabaseSession session, DateTimeOffset now, CancellationToken cancellationToken) =>
        session.Context.Set<Mail>().Where(mail => mail.NextAttemptAt == null || mail.ExpiresAt <= now)
            .DeleteSomeAsync(mail => mail.CreatedAt, now - MailLimit.Window, cancellationToken);
}
