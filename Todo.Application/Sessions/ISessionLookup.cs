namespace Todo.Application.Sessions;

/// <summary>The session check of every protected request.</summary>
public interface ISessionLookup
{
    /// <summary>Returns whether the session belongs to the user and is active at <paramref name="now"/>; if not, its tokens are invalid.</summary>
    ValueTask<bool> IsActiveAsync(long id, long userId, DateTimeOffset now, CancellationToken cancellationToken);
}
