using Todo.Application.Common;

namespace Todo.Application.Events;

/// <summary>The failures of event streams.</summary>
public static class EventFailures
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    /// <summary>The user has too many streams on this instance.</summary>
    public static Failure TooManyOfUser(int limit) =>
        Failure.Throttled("user_streams_reached", $"A user may have at most {limit} event streams.", Soon);

    /// <summary>The instance has too many streams.</summary>
    public static Failure TooManyOfInstance => Failure.Unavailable("streams_reached", "The server has too many event streams. Try again later.", Soon);
}
