namespace Todo.Domain.Mails;

/// <summary>A mail in the outbox. It is kept for a while after it was sent, to bound how many an address gets.</summary>
public sealed class Mail
{
    /// <summary>The longest protected token.</summary>
    public const int MaxProtectedTokenBytes = 256;

    /// <summary>The length of <see cref="Recipient"/>.</summary>
    public const int RecipientBytes = 32;

    private Mail(byte[] recipient) => Recipient = recipient;

    /// <summary>Assigned by the database, never twice.</summary>
    public long Id { get; private set; }

    /// <summary>The account; null if there is none with the address, so that nothing is sent.</summary>
    public long? UserId { get; private set; }

    public MailKind Kind { get; private set; }

    /// <summary>The address; null if nothing is sent.</summary>
    public string? Address { get; private set; }

    /// <summary>A keyed hash of the normalized address, by which the mails to it are counted.</summary>
    public byte[] Recipient { get; private set; }

    /// <summary>The token, encrypted under a key outside the database; null if the mail has none.</summary>
    public byte[]? ProtectedToken { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>From then on, the mail is no longer sent.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>When the next try is due; null once the mail was sent or given up. An instance that tries moves it ahead first.</summary>
    public DateTimeOffset? NextAttemptAt { get; private set; }

    /// <summary>The number of failed tries.</summary>
    public int Tries { get; private set; }
}
