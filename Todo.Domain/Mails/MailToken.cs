namespace Todo.Domain.Mails;

/// <summary>A token that was sent by mail, good once: its use deletes it. It is stored as a hash only.</summary>
public sealed class MailToken
{
    /// <summary>The length of a token, in bytes.</summary>
    public const int TokenBytes = 32;

    private MailToken(byte[] hash) => Hash = hash;

    /// <summary>Assigned by the database, never twice.</summary>
    public long Id { get; private set; }

    /// <summary>The account; null if there is none with the address, so that the token is not sent.</summary>
    public long? UserId { get; private set; }

    /// <summary>What the token is for.</summary>
    public MailKind Kind { get; private set; }

    /// <summary>The SHA-256 hash of the token.</summary>
    public byte[] Hash { get; private set; }

    /// <summary>The address that the token verifies; null if there is no account.</summary>
    public string? Email { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>From then on, the token is not accepted.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <param name="userId">The account; null if the token is not sent.</param>
    /// <param name="kind">What the token is for.</param>
    /// <param name="hash">The hash of the token.</param>
    /// <param name="email">The address that the token verifies; null if there is no account.</param>
    /// <param name="now">The current time.</param>
    /// <param name="expiresAt">When the token expires.</param>
    public static MailToken Issue(long? userId, MailKind kind, byte[] hash, string? email, DateTimeOffset now, DateTimeOffset expiresAt) =>
        new(hash) { UserId = userId, Kind = kind, Email = email, CreatedAt = now, ExpiresAt = expiresAt };
}
