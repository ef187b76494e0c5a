namespace Todo.Infrastructure.SingleSignOn;

/// <summary>A nonce of an ID token that was used to sign in, kept for longer than the token is good for.</summary>
internal sealed class UsedNonce
{
    /// <summary>The SHA-256 hash of issuer and nonce.</summary>
    public required byte[] Hash { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }
}
