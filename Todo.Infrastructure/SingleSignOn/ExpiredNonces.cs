using Todo.Infrastructure.Database;

namespace Todo.Infrastructure.SingleSignOn;

/// <summary>Deletes nonces of tokens that are no longer good.</summary>
internal sealed class ExpiredNonces : ICleanUpTask
{
    public Task<bool> CleanUpSomeAsync(DatabaseSession session, DateTimeOffset now, CancellationToken cancellationToken) =>
        session.Context.Set<UsedNonce>().DeleteSomeAsync(nonce => nonce.ExpiresAt, now, cancellationToken);
}
