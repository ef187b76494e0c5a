namespace Todo.Domain.Sessions;

/// <summary>A refresh token of a session, known by its hash alone. Used ones stay until the session ends, so that reuse is seen.</summary>
public sealed class RefreshToken
{
    private RefreshToken(byte[] hash) => Hash = hash;

    public long Id { get; private set; }

    public long SessionId { get; private set; }

    /// <summary>SHA-256 of the token.</summary>
    public byte[] Hash { get; private set; }

    /// <summary>The token that was used to get this one; null for the one of the sign-in.</summary>
    public long? ParentId { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When it was used; null if it has not been.</summary>
    public DateTimeOffset? UsedAt { get; private set; }

    public static RefreshToken Issue(long sessionId, byte[] hash, long? parentId, DateTimeOffset now) =>
        new(hash) { SessionId = sessionId, ParentId = parentId, CreatedAt = now };
}
