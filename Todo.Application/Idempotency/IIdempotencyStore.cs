namespace Todo.Application.Idempotency;

/// <summary>The stored responses to create requests, by user, operation and key. Each call joins the current transaction.</summary>
public interface IIdempotencyStore
{
    /// <summary>
    /// Finds the response that was stored with the key within <see cref="IdempotencyKey.Lifetime"/>; null if none exists. Until the
    /// transaction ends, no other request of the user with this key can pass this call.
    /// </summary>
    Task<KeptAnswer<T>?> FindAsync<T>(long userId, string operation, string key, DateTimeOffset now, CancellationToken cancellationToken)
        where T : class;

    /// <summary>Stores the response; replaces one that is older than the lifetime.</summary>
    Task KeepAsync<T>(long userId, string operation, IdempotencyKey key, T answer, DateTimeOffset now, CancellationToken cancellationToken)
        where T : class;
}

/// <summary>A response stored with a key.</summary>
/// <param name="RequestHash">The hash of the first request.</param>
/// <param name="Answer">The response to the first request.</param>
public sealed record KeptAnswer<T>(byte[] RequestHash, T Answer);
