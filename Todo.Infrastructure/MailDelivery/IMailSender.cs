namespace Todo.Infrastructure.MailDelivery;

/// <summary>Hands a mail over: to an SMTP server, or to a folder.</summary>
internal interface IMailSender
{
    /// <summary>Tries once, for at most <see cref="MailStore.Patience"/>.</summary>
    /// <exception cref="OperationCanceledException">The token was canceled; the mail may have been handed over.</exception>
    Task<MailResult> SendAsync(OutgoingMail mail, CancellationToken cancellationToken);
}
