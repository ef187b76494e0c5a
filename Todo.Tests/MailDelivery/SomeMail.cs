using System.Net.Mail;
using Todo.Infrastructure.MailDelivery;

namespace Todo.Tests.MailDelivery;

/// <summary>Mails to send.</summary>
internal static class SomeMail
{
    public static OutgoingMail To(string address = "ada@example.com", string from = "Todo <todo@example.com>") => new(
        "20261121T040426.000001Z-7", "<20261121T040426.000001Z-7@example.com>", new(2026, 11, 21, 4, 4, 26, TimeSpan.Zero),
        new MailAddress(from), new MailAddress(address), new("Confirm", "Hello\r\n.\r\n..dots\r\n", "<p>Hello</p>\r\n"));
}
