namespace Todo.Application.Common;

/// <summary>The user who sent the current request.</summary>
public interface ICurrentUser
{
    /// <summary>The user's id; every query filters by it as the owner.</summary>
    /// <exception cref="InvalidOperationException">The request is anonymous: the operation lacks an authorization policy.</exception>
    long Id { get; }

    /// <summary>The session of the request's access token.</summary>
    /// <exception cref="InvalidOperationException">The request is anonymous: the operation lacks an authorization policy.</exception>
    long SessionId { get; }

    /// <summary>When the request's access token expires.</summary>
    /// <exception cref="InvalidOperationException">The request is anonymous: the operation lacks an authorization policy.</exception>
    DateTimeOffset TokenExpiresAt { get; }
}
