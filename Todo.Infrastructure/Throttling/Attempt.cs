namespace Todo.Infrastructure.Throttling;

/// <summary>A password attempt that failed or is being verified.</summary>
internal sealed class Attempt
{
    public long Id { get; init; }

    /// <summary>Keyed hash of the account.</summary>
    public required byte[] Subject { get; init; }

    /// <summary>Keyed hash of the client network.</summary>
    public required byte[] Source { get; init; }

    public DateTimeOffset At { get; init; }
}
