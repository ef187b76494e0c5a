using Todo.Domain.Webhooks;

namespace Todo.Infrastructure.MailDelivery;

/// <summary>Why a try failed, in logs and metrics, in addition to the errors of connections in <see cref="AttemptErrors"/>.</summary>
internal static class MailErrors
{
    public const string Timeout = AttemptErrors.Timeout;
    public const string Tls = AttemptErrors.Tls;
    public const string ConnectionClosed = AttemptErrors.ConnectionClosed;

    /// <summary>The SMTP server replied with 4xx.</summary>
    public const string Deferred = "deferred";

    /// <summary>The SMTP server replied with 5xx.</summary>
    public const string Rejected = "rejected";

    /// <summary>The SMTP server refuses the sign-in, and not the mail.</summary>
    public const string SessionRefused = "session_refused";

    /// <summary>The SMTP server does not offer STARTTLS, or does not speak SMTP.</summary>
    public const string Protocol = "protocol_error";

    /// <summary>The file could not be written.</summary>
    public const string Folder = "folder";

    /// <summary>The address cannot be written into a mail, or the SMTP server takes no addresses with an international name (SMTPUTF8).</summary>
    public const string InvalidAddress = "invalid_address";

    /// <summary>The key is missing that encrypts the token.</summary>
    public const string TokenUnreadable = "token_unreadable";

    /// <summary>The token expired before the mail was sent.</summary>
    public const string Expired = "expired";
}
