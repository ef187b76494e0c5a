namespace Todo.Domain.SecondFactors;

/// <summary>The secret from which a user's app derives codes (TOTP, RFC 6238). It is pending until a code confirms it.</summary>
public sealed class SecondFactor
{
    /// <summary>The longest protected secret.</summary>
    public const int MaxProtectedSecretBytes = 256;

    /// <summary>How long a secret waits for the code that confirms it.</summary>
    public static readonly TimeSpan PendingLifetime = TimeSpan.FromHours(1);

    private SecondFactor(byte[] protectedSecret) => ProtectedSecret = protectedSecret;

    /// <summary>The user, who has at most one.</summary>
    public long UserId { get; private set; }

    /// <summary>The secret, encrypted under a key outside the database.</summary>
    public byte[] ProtectedSecret { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When a code confirmed the secret; null while it is pending.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>
    /// The last time step whose code was used, among those that are 0 modulo 3. The three steps that are valid at a time differ
    /// modulo 3: each has a place of its own, and one conditional statement uses a code at most once.
    /// </summary>
    public long UsedStep0 { get; private set; }

    /// <summary>As <see cref="UsedStep0"/>, for 1 modulo 3.</summary>
    public long UsedStep1 { get; private set; }

    /// <summary>As <see cref="UsedStep0"/>, for 2 modulo 3.</summary>
    public long UsedStep2 { get; private set; }

    public static SecondFactor Begin(long userId, byte[] protectedSecret, DateTimeOffset now) =>
        new(protectedSecret) { UserId = userId, CreatedAt = now };

    /// <summary>Replaces a secret that no code has confirmed.</summary>
    public void Replace(byte[] protectedSecret, DateTimeOffset now) => (ProtectedSecret, CreatedAt) = (protectedSecret, now);

    /// <summary>Whether a code can still confirm the secret.</summary>
    public bool IsPendingAt(DateTimeOffset now) => ConfirmedAt is null && now < CreatedAt + PendingLifetime;

    /// <summary>Switches the second factor on by the code of a time step, which is used from then on.</summary>
    public void Confirm(long step, DateTimeOffset now)
    {
        ConfirmedAt = now;
        switch (step % 3)
        {
            case 0:
                UsedStep0 = step;
                break;
            case 1:
                UsedStep1 = step;
                break;
            default:
                UsedStep2 = step;
                break;
        }
    }
}
