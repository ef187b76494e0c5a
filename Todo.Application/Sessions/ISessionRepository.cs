using Todo.Domain.Sessions;

namespace Todo.Application.Sessions;

/// <summary>The sessions. Revoking a session deletes it with its refresh tokens.</summary>
public interface ISessionRepository
{
    /// <summary>Adds the session immediately, so that it has its id.</summary>
    Task AddAsync(Session session, CancellationToken cancellationToken);

    Task<Session?> FindAsync(long id, CancellationToken cancellationToken);

    /// <summary>The user's sessions that are active at <paramref name="now"/>, oldest first.</summary>
    Task<IReadOnlyList<Session>> ListActiveAsync(long userId, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Revokes the session; false if it does not exist or belongs to another user.</summary>
    Task<bool> RevokeAsync(long id, long userId, CancellationToken cancellationToken);

    /// <summary>Revokes all sessions of the user except one.</summary>
    Task RevokeOthersAsync(long userId, long keptId, CancellationToken cancellationToken);
}
