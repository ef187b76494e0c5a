namespace Todo.Domain.Webhooks;

/// <summary>An address that gets a request for each event that it subscribes to.</summary>
public sealed class Webhook
{
    /// <summary>The most webhooks of a user.</summary>
    public const int MaxPerUser = 10;

    /// <summary>The longest URL, in UTF-16 units.</summary>
    public const int MaxUrlLength = 2000;

    /// <summary>The longest reason for disabling, in UTF-16 units.</summary>
    public const int MaxReasonLength = 200;

    /// <summary>The length of a secret before it is protected.</summary>
    public const int SecretBytes = 32;

    /// <summary>The longest protected secret.</summary>
    public const int MaxProtectedSecretBytes = 256;

    /// <summary>How long the previous secret signs too after a rotation.</summary>
    public static readonly TimeSpan RotationPeriod = TimeSpan.FromHours(24);

    private Webhook(string url, byte[] protectedSecret)
    {
        Url = url;
        ProtectedSecret = protectedSecret;
    }

    /// <summary>Assigned by the database, never twice.</summary>
    public long Id { get; private set; }

    /// <summary>The owner.</summary>
    public long UserId { get; private set; }

    public string Url { get; private set; }

    public WebhookEvents Events { get; private set; }

    public bool IsActive { get; private set; }

    /// <summary>Why the server disabled the webhook; null if the user did, or it is active.</summary>
    public string? DisabledReason { get; private set; }

    /// <summary>The secret that signs, encrypted under a key outside the database.</summary>
    public byte[] ProtectedSecret { get; private set; }

    /// <summary>The secret before the last rotation; null before the first.</summary>
    public byte[]? PreviousProtectedSecret { get; private set; }

    /// <summary>Until when the previous secret signs too.</summary>
    public DateTimeOffset? PreviousSecretUntil { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Grows strictly with every change, except those of the lease.</summary>
    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>The instance that currently sends the deliveries.</summary>
    public string? LeaseOwner { get; private set; }

    /// <summary>When another instance may take over the deliveries; null if no instance sends any.</summary>
    public DateTimeOffset? LeaseUntil { get; private set; }

    public static Webhook Create(long userId, string url, WebhookEvents events, byte[] protectedSecret, DateTimeOffset now) =>
        new(url, protectedSecret) { UserId = userId, Events = events, IsActive = true, CreatedAt = now, UpdatedAt = now };

    /// <summary>Changes the members that are set. Switching the webhook on, or off by hand, forgets why it was disabled.</summary>
    public void Change(Optional<string> url, Optional<WebhookEvents> events, Optional<bool> isActive, DateTimeOffset now)
    {
        if (!url.IsSet && !events.IsSet && !isActive.IsSet)
            return;
        Url = url.Or(Url);
        Events = events.Or(Events);
        if (isActive.Or(IsActive) != IsActive)
            (IsActive, DisabledReason) = (!IsActive, null);
        UpdatedAt = now.After(UpdatedAt);
    }

    /// <summary>Replaces the secret. For <see cref="RotationPeriod"/>, the previous one signs too.</summary>
    public void RotateSecret(byte[] protectedSecret, DateTimeOffset now)
    {
        (PreviousProtectedSecret, PreviousSecretUntil) = (ProtectedSecret, now + RotationPeriod);
        ProtectedSecret = protectedSecret;
        UpdatedAt = now.After(UpdatedAt);
    }

    /// <summary>Switches the webhook off because its receiver does not work.</summary>
    public void Disable(string reason, DateTimeOffset now)
    {
        (IsActive, DisabledReason) = (false, reason);
        UpdatedAt = now.After(UpdatedAt);
    }
}
