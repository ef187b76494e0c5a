namespace Todo.Application.Common;

/// <summary>The user who sent the current request.</summary>
public interface ICurrentUser
{
    /// <summary>The user's id; every query filters by it as the owner.</summary>
    /// <exception cref="InvalidOperationException">The request is anonymous: the operation lacks an authorization policy.</exception>
    long Id { get; }

    /// <summary>What the request is authenticated by.</summary>
    /// <exception cref="InvalidOperationException">The request is anonymous: the operation lacks an authorization policy.</exception>
    Credential Credential { get; }

    /// <summary>The session of the request's access token.</summary>
    /// <exception cref="InvalidOperationException">
    /// The request is anonymous or has a personal token: the operation lacks the right authorization policy.
    /// </exception>
    long SessionId { get; }

    /// <summary>When the request's token expires.</summary>
    /// <exception cref="InvalidOperationException">The request is anonymous: the operation lacks an authorization policy.</exception>
    DateTimeOffset TokenExpiresAt { get; }
}
