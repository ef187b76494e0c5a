namespace Todo.Domain.Sessions;

/// <summary>A refresh token of a session, known by its hash alone.</summary>
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

    /// <summary>
    /// Whether the token itself tells its session, so that its reuse is seen even without this row. Those of earlier versions do not:
    /// they stay until the session ends.
    /// </summary>
    public bool NamesSession { get; private set; }

    public static RefreshToken Issue(long sessionId, byte[] hash, long? parentId, DateTimeOffset now) =>
        new(hash) { SessionId = sessionId, ParentId = parentId, CreatedAt = now, NamesSession = true };
}
