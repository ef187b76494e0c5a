using System.Globalization;
using Todo.Domain.Webhooks;

namespace Todo.Domain.Users;

/// <summary>A person who signs in and owns todos.</summary>
public sealed class User
{
    /// <summary>The longest name, in UTF-16 units.</summary>
    public const int MaxNameLength = 200;

    /// <summary>Begins the normalized address of a deleted account. It is no address: those are in upper case.</summary>
    public const string DeletedPrefix = "deleted ";

    /// <summary>The hash of an account without a password: well formed, and no password has it.</summary>
    private const string NoPasswordHash = "AQAAAAIAAAABAAAAEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==";

    private User(string name, string email, string normalizedEmail, string passwordHash, string timeZone)
    {
        Name = name;
        Email = email;
        NormalizedEmail = normalizedEmail;
        PasswordHash = passwordHash;
        TimeZone = timeZone;
    }

    /// <summary>Given by the database, never twice.</summary>
    public long Id { get; private set; }

    public string Name { get; private set; }

    /// <summary>As the user entered it, without surrounding white space.</summary>
    public string Email { get; private set; }

    /// <summary>The form that is unique and that sign-in compares.</summary>
    public string NormalizedEmail { get; private set; }

    public string PasswordHash { get; private set; }

    /// <summary>Whether the user can sign in with a password. Those who sign in through their company may have none.</summary>
    public bool HasPassword => PasswordHash != NoPasswordHash;

    /// <summary>Whether the user has proved control of <see cref="Email"/>, with a token that was sent there.</summary>
    public bool EmailVerified { get; private set; }

    /// <summary>Whether a sign-in with the password needs a second factor.</summary>
    public bool TwoFactor { get; private set; }

    /// <summary>The user's time zone: a name from the IANA time zone database.</summary>
    public string TimeZone { get; private set; }

    /// <summary>The default list of new todos. Null for a user registered by the previous release, until this release first needs it.</summary>
    public long? InboxId { get; private set; }

    /// <summary>The number of todos of this user, updated with every insertion and deletion so that the quota needs no counting.</summary>
    public long TodoCount { get; private set; }

    /// <summary>
    /// The number of the last transaction that changed something of this user: each takes the next one, and stamps what it changes.
    /// </summary>
    public long ChangeSeq { get; private set; }

    /// <summary>The events of all active webhooks of this user, so that a change knows whether it has to record any.</summary>
    public WebhookEvents WebhookEvents { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Grows with every change that the user makes.</summary>
    public DateTimeOffset UpdatedAt { get; private set; }

    public static User Register(string name, string email, string passwordHash, string timeZone, DateTimeOffset now) =>
        new(name, EmailAddress.Trim(email), EmailAddress.Normalize(email), passwordHash, timeZone) { CreatedAt = now, UpdatedAt = now };

    /// <summary>Registers a user who signs in through an OpenID provider, which has verified the address, and who has no password.</summary>
    public static User RegisterWithoutPassword(string name, string email, string timeZone, DateTimeOffset now)
    {
        var user = Register(name, email, NoPasswordHash, timeZone, now);
        user.EmailVerified = true;
        return user;
    }

    /// <summary>Changes the members that are set.</summary>
    public void Change(Optional<string> name, Optional<string> timeZone, DateTimeOffset now)
    {
        if (!name.IsSet && !timeZone.IsSet)
            return;
        Name = name.Or(Name);
        TimeZone = timeZone.Or(TimeZone);
        UpdatedAt = now.After(UpdatedAt);
    }

    public void ChangePassword(string passwordHash, DateTimeOffset now)
    {
        PasswordHash = passwordHash;
        UpdatedAt = now.After(UpdatedAt);
    }

    /// <summary>Marks the address as verified: the user has proved control of it.</summary>
    public void VerifyEmail(DateTimeOffset now)
    {
        if (EmailVerified)
            return;
        EmailVerified = true;
        UpdatedAt = now.After(UpdatedAt);
    }

    /// <summary>Replaces the address with one that the user has proved control of.</summary>
    public void ChangeEmail(string email, DateTimeOffset now)
    {
        (Email, NormalizedEmail) = (EmailAddress.Trim(email), EmailAddress.Normalize(email));
        EmailVerified = true;
        UpdatedAt = now.After(UpdatedAt);
    }

    /// <summary>Switches the second factor on or off.</summary>
    public void SetTwoFactor(bool isOn, DateTimeOffset now)
    {
        TwoFactor = isOn;
        UpdatedAt = now.After(UpdatedAt);
    }

    /// <summary>Sets the events of the active webhooks, which no client sees: <see cref="UpdatedAt"/> stays.</summary>
    public void Subscribe(IEnumerable<Webhook> webhooks) => WebhookEvents = webhooks.Where(webhook => webhook.IsActive)
        .Aggregate(WebhookEvents.None, (events, webhook) => events | webhook.Events);

    /// <summary>Stores the same password under a stronger hash. The user did not change anything, so <see cref="UpdatedAt"/> stays.</summary>
    public void RenewPasswordHash(string passwordHash) => PasswordHash = passwordHash;

    /// <summary>Whether the account is deleted, and only its rows are left.</summary>
    public bool IsDeleted => PasswordHash.Length == 0;

    /// <summary>
    /// Deletes the account: no sign-in to it succeeds any more, its address is free, and nothing is kept about the user. What belongs to the
    /// user is deleted after that, which may take a while.
    /// </summary>
    public void Delete(DateTimeOffset now)
    {
        Name = Email = PasswordHash = string.Empty;
        NormalizedEmail = DeletedPrefix + Id.ToString(CultureInfo.InvariantCulture);
        UpdatedAt = now.After(UpdatedAt);
    }

    /// <summary>
    /// Whether the password is still the one of <paramref name="earlier"/>, this user as read before: a renewed hash is no other
    /// password, and another password changes <see cref="UpdatedAt"/>.
    /// </summary>
    public bool HasPasswordOf(User earlier) => PasswordHash == earlier.PasswordHash || UpdatedAt == earlier.UpdatedAt;
}
