namespace Todo.Domain.SecondFactors;

/// <summary>A code that stands in for the second factor, once: its use deletes it. It is stored as a hash only.</summary>
public sealed class RecoveryCode
{
    private RecoveryCode(byte[] hash) => Hash = hash;

    public long UserId { get; private set; }

    /// <summary>The SHA-256 hash of the code.</summary>
    public byte[] Hash { get; private set; }

    public static RecoveryCode Create(long userId, byte[] hash) => new(hash) { UserId = userId };
}
