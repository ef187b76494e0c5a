using Todo.Domain.Sessions;

namespace Todo.Application.Sessions;

/// <summary>The sessions. To end a session is to delete it, with its refresh tokens.</summary>
public interface ISessionRepository
{
    /// <summary>Adds the session at once, so that it has its id.</summary>
    Task AddAsync(Session session, CancellationToken cancellationToken);

    Task<Session?> FindAsync(long id, CancellationToken cancellationToken);

    /// <summary>The user's sessions that live at <paramref name="now"/>, the oldest first.</summary>
    Task<IReadOnlyList<Session>> ListActiveAsync(long userId, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Ends the session if it is the user's; false when it is not, or not there.</summary>
    Task<bool> RevokeAsync(long id, long userId, CancellationToken cancellationToken);

    /// <summary>Ends all sessions of the user but one.</summary>
    Task RevokeOthersAsync(long userId, long keptId, CancellationToken cancellationToken);
}
