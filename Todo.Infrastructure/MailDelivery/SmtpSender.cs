using System.Net.Mail;
using System.Net.Mime;
using System.Security.Authentication;
using System.Text;
using Microsoft.Extensions.Options;
using Todo.Application.Mails;
using Todo.Infrastructure.Delivery;

namespace Todo.Infrastructure.MailDelivery;

/// <summary>Sends through an SMTP server, with a connection for each mail (docs/decisions/0020).</summary>
internal sealed class SmtpSender(IOptions<MailOptions> options, TimeProvider clock) : IMailSender
{
    private const int FirstPermanent = 500;
    private const int FirstTransient = 400;

    private readonly MailOptions _options = options.Value;

    public async Task<MailResult> SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        using var message = CreateMessage(mail);
        using var client = new SmtpClient(_options.Host, _options.Port)
        {
            Credentials = new SmtpSignIn(_options),
            // Fails, before anything else is sent, if the server does not offer STARTTLS.
            EnableSsl = _options.StartTls,
            // International ones need a server with SMTPUTF8, and so do all that it passes the mail on to.
            DeliveryFormat = Ascii.IsValid(mail.To.User) ? SmtpDeliveryFormat.SevenBit : SmtpDeliveryFormat.International,
        };
        using var deadline = new CancellationTokenSource(MailStore.Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        // On a thread of its own, and not awaited beyond the deadline: the client blocks on the reply to the mail, and no token ends that.
        var sending = Task.Run(() => client.SendMailAsync(message, either.Token), CancellationToken.None);
        try
        {
            await sending.WaitAsync(either.Token);
            return MailResult.Sent;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return deadline.IsCancellationRequested ? new(MailErrors.Timeout) : ResultOf(exception, mail);
        }
        finally
        {
            // The disposal of the client closes the connection, which ends it.
            _ = sending.ContinueWith(
                static task => task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        }
    }

    private static MailMessage CreateMessage(OutgoingMail mail)
    {
        var message = new MailMessage(mail.From, mail.To) { Subject = mail.Content.Subject };
        message.Headers.Add("Message-ID", mail.MessageId);
        foreach (var (name, value) in OutgoingMail.ExtraHeaders)
            message.Headers.Add(name, value);
        message.AlternateViews.Add(CreatePart(mail.Content.Text, MediaTypeNames.Text.Plain));
        message.AlternateViews.Add(CreatePart(mail.Content.Html, MediaTypeNames.Text.Html));
        return message;
    }

    private static AlternateView CreatePart(string content, string type)
    {
        var part = AlternateView.CreateAlternateViewFromString(content, Encoding.UTF8, type);
        // As it is: links and tokens stay in one piece.
        part.TransferEncoding = TransferEncoding.SevenBit;
        return part;
    }

    private static MailResult ResultOf(Exception exception, OutgoingMail mail)
    {
        if (exception is SmtpException { StatusCode: var status } && (int)status >= FirstTransient)
        {
            var reply = (int)status;
            // Not the message: it contains the reply, in which servers repeat the address.
            return reply < FirstPermanent ? new(MailErrors.Deferred, reply)
                : SmtpSignIn.IsRefusedBy(reply) ? new(MailErrors.SessionRefused, reply)
                : new(MailErrors.Rejected, reply);
        }
        return exception switch
        {
            // Only where an international mailbox meets a server without SMTPUTF8, the message of the client itself names the recipient.
            SmtpException { InnerException: null } when exception.Message.Contains(mail.To.Address, StringComparison.Ordinal) =>
                new(MailErrors.InvalidAddress),
            SmtpException { InnerException: null or FormatException } => new(MailErrors.Protocol),
            { InnerException: AuthenticationException tls } => new(MailErrors.Tls, Detail: tls.Message),
            { InnerException: IOException { InnerException: null } } => new(MailErrors.ConnectionClosed),
            _ => new(ConnectionErrors.Of(exception)),
        };
    }
}
