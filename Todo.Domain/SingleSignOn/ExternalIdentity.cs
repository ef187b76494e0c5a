namespace Todo.Domain.SingleSignOn;

/// <summary>Who a user is to an OpenID provider. A user has at most one identity with each provider.</summary>
public sealed class ExternalIdentity
{
    /// <summary>The longest issuer, in ASCII characters.</summary>
    public const int MaxIssuerLength = 500;

    /// <summary>The longest subject, in ASCII characters (OpenID Connect Core 1.0, section 2).</summary>
    public const int MaxSubjectLength = 255;

    private ExternalIdentity(string issuer, string subject)
    {
        Issuer = issuer;
        Subject = subject;
    }

    /// <summary>The provider (<c>iss</c>).</summary>
    public string Issuer { get; private set; }

    /// <summary>The user's id with the provider (<c>sub</c>), which is never assigned twice.</summary>
    public string Subject { get; private set; }

    public long UserId { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public static ExternalIdentity Link(string issuer, string subject, long userId, DateTimeOffset now) =>
        new(issuer, subject) { UserId = userId, CreatedAt = now };
}
