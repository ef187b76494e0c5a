namespace Todo.Application.Common;

/// <summary>The user who sent the current request.</summary>
public interface ICurrentUser
{
    /// <summary>The user's id, the owner in every query.</summary>
    /// <exception cref="InvalidOperationException">The request is anonymous: the operation lacks an authorization policy.</exception>
    long Id { get; }

    /// <summary>The session whose access token came with the request.</summary>
    /// <exception cref="InvalidOperationException">The request is anonymous: the operation lacks an authorization policy.</exception>
    long SessionId { get; }
}
