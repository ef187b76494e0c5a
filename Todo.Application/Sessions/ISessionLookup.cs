namespace Todo.Application.Sessions;

/// <summary>The one read that every protected request makes.</summary>
public interface ISessionLookup
{
    /// <summary>Whether the session is the user's and lives at <paramref name="now"/>: if not, its access tokens are refused.</summary>
    ValueTask<bool> IsActiveAsync(long id, long userId, DateTimeOffset now, CancellationToken cancellationToken);
}
