using System.Net.Mail;

namespace Todo.Infrastructure.MailDelivery;

/// <summary>A mail as it is sent. All of it is ASCII, except for the name of the sender and the address.</summary>
/// <param name="Name">Unique, and sorts by time.</param>
/// <param name="MessageId">The same on every try, so that receivers can drop a repeat.</param>
/// <param name="Date">When it was recorded.</param>
/// <param name="From">The sender.</param>
/// <param name="To">The recipient.</param>
/// <param name="Content">What it says.</param>
internal sealed record OutgoingMail(
    string Name, string MessageId, DateTimeOffset Date, MailAddress From, MailAddress To, MailContent Content)
{
    /// <summary>Headers in addition to those that every mail has: they suppress out-of-office replies (RFC 3834), and name the language.</summary>
    public static readonly IReadOnlyList<(string Name, string Value)> ExtraHeaders =
        [("Auto-Submitted", "auto-generated"), ("Content-Language", "en")];
}

/// <summary>What a mail says, with CRLF line ends.</summary>
internal sealed record MailContent(string Subject, string Text, string Html);
