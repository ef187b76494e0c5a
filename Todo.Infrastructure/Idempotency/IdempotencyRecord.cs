namespace Todo.Infrastructure.Idempotency;

/// <summary>What a key made. The content stands in the repeat itself, which must be the same: it is not kept twice.</summary>
internal sealed class IdempotencyRecord
{
    public long UserId { get; init; }

    public required string IdempotencyKey { get; init; }

    /// <summary>SHA-256 of what was asked for.</summary>
    public required byte[] RequestHash { get; init; }

    public long TodoId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}
