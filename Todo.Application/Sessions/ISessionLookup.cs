namespace Todo.Application.Sessions;

/// <summary>The session check of every protected request.</summary>
public interface ISessionLookup
{
    /// <summary>Whether the session belongs to the user and is active at <paramref name="now"/>. If not, its access tokens are refused.</summary>
    ValueTask<bool> IsActiveAsync(long id, long userId, DateTimeOffset now, CancellationToken cancellationToken);
}
