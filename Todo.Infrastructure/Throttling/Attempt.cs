namespace Todo.Infrastructure.Throttling;

/// <summary>A password attempt that failed, or whose password is being looked at.</summary>
internal sealed class Attempt
{
    public long Id { get; init; }

    /// <summary>Keyed hash of whose password it is.</summary>
    public required byte[] Subject { get; init; }

    /// <summary>Keyed hash of where it came from.</summary>
    public required byte[] Source { get; init; }

    public DateTimeOffset At { get; init; }
}
