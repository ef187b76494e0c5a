using System.Globalization;
using System.Net.Mail;
using System.Text;
using Microsoft.Extensions.Options;
using Todo.Application.Common;
using Todo.Application.Mails;

namespace Todo.Infrastructure.MailDelivery;

/// <summary>Composes a mail from its row in the outbox.</summary>
internal sealed class MailComposer(ISecretProtector protector, MailLinks links, IOptions<MailOptions> options)
{
    private const string DefaultSender = "Todo <todo@localhost>";

    private readonly MailAddress _from = new(options.Value.From ?? DefaultSender);

    /// <returns>Null if the address cannot be used.</returns>
    /// <exception cref="SecretKeyException">The token cannot be decrypted.</exception>
    public OutgoingMail? Compose(ClaimedMail mail)
    {
        if (!MailAddress.TryCreate(mail.Address, out var to))
            return null;
        var token = mail.ProtectedToken is { } secret ? Encoding.UTF8.GetString(protector.Unprotect(secret, MailTokenText.Purpose)) : null;
        var name = string.Create(CultureInfo.InvariantCulture, $"{mail.CreatedAt.UtcDateTime:yyyyMMdd'T'HHmmss.ffffff'Z'}-{mail.Id}");
        // Ids start again in another database: the time tells its mails apart.
        return new(name, $"<{name}@{new IdnMapping().GetAscii(_from.Host)}>", mail.CreatedAt, _from, to, MailTemplate.Render(mail, token, links));
    }
}
