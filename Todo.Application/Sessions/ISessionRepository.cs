using Todo.Domain.Sessions;

namespace Todo.Application.Sessions;

/// <summary>
/// The sessions. A session that is found for a change, or added, is tracked: what its methods change is saved with the commit. Revoking a
/// session makes it expire; a background job deletes it later, with its refresh tokens.
/// </summary>
public interface ISessionRepository
{
    /// <summary>Inserts the session immediately, so that its id is set.</summary>
    Task AddAsync(Session session, CancellationToken cancellationToken);

    Task<Session?> FindAsync(long id, CancellationToken cancellationToken);

    /// <summary>Like <see cref="FindAsync"/>, but also locks the session until the unit of work ends.</summary>
    Task<Session?> FindForChangeAsync(long id, CancellationToken cancellationToken);

    /// <summary>Returns the user's sessions that are active at <paramref name="now"/>, oldest first.</summary>
    Task<IReadOnlyList<Session>> ListActiveAsync(long userId, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Revokes the session. Returns false if it does not exist, is already revoked, or belongs to another user.</summary>
    Task<bool> RevokeAsync(long id, long userId, CancellationToken cancellationToken);

    /// <summary>Revokes all sessions of the user except one.</summary>
    Task RevokeOthersAsync(long userId, long keptId, CancellationToken cancellationToken);

    Task RevokeAllAsync(long userId, CancellationToken cancellationToken);

    /// <summary>Revokes the user's least recently used active sessions beyond the maximum.</summary>
    Task RevokeSurplusAsync(long userId, int kept, DateTimeOffset now, CancellationToken cancellationToken);
}
