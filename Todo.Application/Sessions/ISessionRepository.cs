using Todo.Domain.Sessions;

namespace Todo.Application.Sessions;

/// <summary>The sessions. Revoking a session lets it expire; it is deleted later, with its refresh tokens.</summary>
public interface ISessionRepository
{
    /// <summary>Adds the session immediately, so that it has its id.</summary>
    Task AddAsync(Session session, CancellationToken cancellationToken);

    Task<Session?> FindAsync(long id, CancellationToken cancellationToken);

    /// <summary>As <see cref="FindAsync"/>, and locks the session until the unit of work ends.</summary>
    Task<Session?> FindForChangeAsync(long id, CancellationToken cancellationToken);

    /// <summary>The user's sessions that are active at <paramref name="now"/>, oldest first.</summary>
    Task<IReadOnlyList<Session>> ListActiveAsync(long userId, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Revokes the session; false if it does not exist, is revoked already, or belongs to another user.</summary>
    Task<bool> RevokeAsync(long id, long userId, CancellationToken cancellationToken);

    /// <summary>Revokes all sessions of the user except one.</summary>
    Task RevokeOthersAsync(long userId, long keptId, CancellationToken cancellationToken);

    Task RevokeAllAsync(long userId, CancellationToken cancellationToken);

    /// <summary>Revokes those of the user's active sessions that have been unused the longest, so that at most so many are left.</summary>
    Task RevokeSurplusAsync(long userId, int kept, DateTimeOffset now, CancellationToken cancellationToken);
}
