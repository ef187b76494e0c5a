using Todo.Domain.Mails;

namespace Todo.Application.Mails;

/// <summary>The mails to send. Its methods are part of the unit of work in which they are called: a mail is sent only if that commits.</summary>
public interface IMailOutbox
{
    /// <summary>Adds the mail, unless its limit is reached. Of concurrent calls for an address, each counts those before it.</summary>
    /// <returns>Whether the limit allowed it.</returns>
    Task<bool> TryAddAsync(NewMail mail, MailLimit limit, CancellationToken cancellationToken);

    /// <summary>Withdraws what is not sent yet of the user's mails of the kind.</summary>
    Task WithdrawAsync(long userId, MailKind kind, CancellationToken cancellationToken);

    /// <summary>Withdraws all mails of the user with a token that are not sent yet; notices are sent all the same.</summary>
    Task WithdrawAllAsync(long userId, CancellationToken cancellationToken);

    /// <summary>
    /// Withdraws all mails of the user, notices too, and keeps nothing about the user. The mails still count for their address: a deletion
    /// of the account must not lift the limit.
    /// </summary>
    Task ForgetAsync(long userId, CancellationToken cancellationToken);
}
