namespace Todo.Application.Idempotency;

/// <summary>The answers to creating requests, by user, operation and key. Part of the transaction in which it is called.</summary>
public interface IIdempotencyStore
{
    /// <summary>
    /// The answer kept under the key for less than <see cref="IdempotencyKey.Lifetime"/>; null without one. Until the transaction
    /// ends, no other request of the user with this key is past this call.
    /// </summary>
    Task<KeptAnswer<T>?> FindAsync<T>(long userId, string operation, string key, DateTimeOffset now, CancellationToken cancellationToken)
        where T : class;

    /// <summary>Keeps the answer, in the place of one that is older than the lifetime.</summary>
    Task KeepAsync<T>(long userId, string operation, IdempotencyKey key, T answer, DateTimeOffset now, CancellationToken cancellationToken)
        where T : class;
}

/// <summary>An answer kept under a key.</summary>
/// <param name="RequestHash">Of the request that was answered.</param>
/// <param name="Answer">The first answer.</param>
public sealed record KeptAnswer<T>(byte[] RequestHash, T Answer);
