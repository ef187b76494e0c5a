using Todo.Domain.SingleSignOn;

namespace Todo.Application.SingleSignOn;

/// <summary>Who users are to their providers.</summary>
public interface IExternalIdentityRepository
{
    /// <summary>Returns the id of the user with the identity, who may be deleted.</summary>
    Task<long?> FindUserIdAsync(string issuer, string subject, CancellationToken cancellationToken);

    /// <summary>Returns whether the user has an identity with the provider.</summary>
    Task<bool> HasAsync(long userId, string issuer, CancellationToken cancellationToken);

    /// <summary>Adds the identity immediately; false if another user has it, or if the user has another with the same provider.</summary>
    Task<bool> TryAddAsync(ExternalIdentity identity, CancellationToken cancellationToken);

    /// <summary>Deletes the identity.</summary>
    Task RemoveAsync(string issuer, string subject, CancellationToken cancellationToken);
}

/// <summary>The nonces of ID tokens that were used.</summary>
public interface IUsedNonces
{
    /// <summary>Uses up the nonce; true to exactly one of several concurrent callers. Part of the unit of work in which it is called.</summary>
    Task<bool> TryUseAsync(string issuer, string nonce, DateTimeOffset now, CancellationToken cancellationToken);
}
