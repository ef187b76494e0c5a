namespace Todo.Infrastructure.Idempotency;

/// <summary>A response stored with an idempotency key.</summary>
internal sealed class IdempotencyRecord
{
    public required long UserId { get; init; }

    /// <summary>The name of the request's type: keys of different operations are independent.</summary>
    public required string Operation { get; init; }

    public required string IdempotencyKey { get; init; }

    /// <summary>SHA-256 of the request's body.</summary>
    public required byte[] RequestHash { get; init; }

    /// <summary>The response as JSON.</summary>
    public required string Answer { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
