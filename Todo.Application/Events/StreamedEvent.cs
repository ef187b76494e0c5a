namespace Todo.Application.Events;

/// <summary>Something that an event stream sends.</summary>
public abstract record StreamedEvent
{
    private StreamedEvent()
    {
    }

    /// <summary>What has changed.</summary>
    /// <param name="Next">The cursor after these changes.</param>
    /// <param name="Lists">The ids of lists, deleted ones included.</param>
    /// <param name="Todos">The ids of todos, deleted ones included.</param>
    /// <param name="More">Whether more has changed than the ids say.</param>
    public sealed record Changed(string Next, IReadOnlyList<long> Lists, IReadOnlyList<long> Todos, bool More) : StreamedEvent;

    /// <summary>Nothing has changed for a while, and the connection is alive.</summary>
    public sealed record Idle : StreamedEvent;

    /// <summary>The session has ended, or the access token has expired: the last event.</summary>
    public sealed record SignedOut : StreamedEvent;
}
