namespace Todo.Application.Common;

/// <summary>Who sends the request that is being handled.</summary>
public interface ICurrentUser
{
    /// <summary>The user's id, the owner in every query.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in: the operation lacks its lock.</exception>
    long Id { get; }

    /// <summary>The session whose access token came with the request.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in: the operation lacks its lock.</exception>
    long SessionId { get; }
}
