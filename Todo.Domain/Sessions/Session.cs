using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Todo.Domain.Sessions;

/// <summary>One sign-in on one device.</summary>
public sealed class Session
{
    /// <summary>The longest user agent and client id kept, in UTF-16 units; a longer one is cut.</summary>
    public const int MaxClientLength = 256;

    /// <summary>The length of <see cref="TokenKey"/>.</summary>
    public const int TokenKeyBytes = 32;

    /// <summary>The most active sessions of a user.</summary>
    public const int MaxPerUser = 100;

    /// <summary>The expiry of a revoked session: past on every clock. The session itself is deleted later.</summary>
    public static readonly DateTimeOffset Revoked = DateTimeOffset.UnixEpoch;

    private Session(string clientId, string? userAgent)
    {
        ClientId = clientId;
        UserAgent = userAgent;
    }

    /// <summary>Given by the database, never twice; the <c>sid</c> of the session's access tokens.</summary>
    public long Id { get; private set; }

    public long UserId { get; private set; }

    /// <summary>The OAuth client that signed in, the <c>client_id</c> of the access tokens (RFC 9068, section 2.2).</summary>
    public string ClientId { get; private set; }

    public string? UserAgent { get; private set; }

    /// <summary>Authenticates the session's refresh tokens; null in a session of an earlier version that has not been refreshed since.</summary>
    public byte[]? TokenKey { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>The last sign-in or refresh.</summary>
    public DateTimeOffset LastUsedAt { get; private set; }

    /// <summary>When the session expires; from then on, none of its tokens is accepted.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    public static Session Start(long userId, string clientId, string? userAgent, DateTimeOffset now, SessionLifetime lifetime) =>
        new(Cut(clientId), userAgent is null ? null : Cut(userAgent))
        {
            UserId = userId,
            CreatedAt = now,
            LastUsedAt = now,
            TokenKey = NewTokenKey(),
            ExpiresAt = lifetime.ExpiryOf(createdAt: now, usedAt: now),
        };

    public bool IsActiveAt(DateTimeOffset now) => now < ExpiresAt;

    /// <summary>Extends the session after a refresh, up to its absolute end.</summary>
    public void Continue(DateTimeOffset now, SessionLifetime lifetime)
    {
        LastUsedAt = now > LastUsedAt ? now : LastUsedAt;
        ExpiresAt = lifetime.ExpiryOf(CreatedAt, LastUsedAt);
    }

    /// <summary>Gives the key to a session of an earlier version.</summary>
    [MemberNotNull(nameof(TokenKey))]
    public void EnsureTokenKey() => TokenKey ??= NewTokenKey();

    private static byte[] NewTokenKey() => RandomNumberGenerator.GetBytes(TokenKeyBytes);

    private static string Cut(string text)
    {
        if (text.Length <= MaxClientLength)
            return text;
        return text[..(char.IsHighSurrogate(text[MaxClientLength - 1]) ? MaxClientLength - 1 : MaxClientLength)];
    }
}
