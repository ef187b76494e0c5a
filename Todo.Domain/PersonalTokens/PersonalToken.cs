namespace Todo.Domain.PersonalTokens;

/// <summary>A token with which a script acts for a user, within its scopes. It is stored as a hash only.</summary>
public sealed class PersonalToken
{
    /// <summary>The most tokens of a user that have not expired.</summary>
    public const int MaxPerUser = 50;

    /// <summary>The longest name, in UTF-16 units.</summary>
    public const int MaxNameLength = 200;

    /// <summary>The length of <see cref="Hint"/>.</summary>
    public const int HintLength = 4;

    /// <summary>How long an expired token is kept, so that its owner sees why a script has stopped working.</summary>
    public static readonly TimeSpan KeptAfterExpiry = TimeSpan.FromDays(30);

    private PersonalToken(string name, byte[] hash, string hint)
    {
        Name = name;
        Hash = hash;
        Hint = hint;
    }

    /// <summary>Assigned by the database, never twice.</summary>
    public long Id { get; private set; }

    /// <summary>The owner.</summary>
    public long UserId { get; private set; }

    public string Name { get; private set; }

    public TokenScopes Scopes { get; private set; }

    /// <summary>The SHA-256 hash of the token.</summary>
    public byte[] Hash { get; private set; }

    /// <summary>The last characters of the token, by which its owner recognizes it.</summary>
    public string Hint { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>From then on, the token is not accepted.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>The last use, exact to the minute; null before the first.</summary>
    public DateTimeOffset? LastUsedAt { get; private set; }

    /// <summary>The beginning of the minute: the first use since then is recorded, and not the others.</summary>
    public static DateTimeOffset MinuteOf(DateTimeOffset now) => now.AddTicks(-(now.UtcTicks % TimeSpan.TicksPerMinute));

    public static PersonalToken Create(
        long userId, string name, TokenScopes scopes, byte[] hash, string hint, DateTimeOffset now, DateTimeOffset expiresAt) =>
        new(name, hash, hint) { UserId = userId, Scopes = scopes, CreatedAt = now, ExpiresAt = expiresAt };
}
