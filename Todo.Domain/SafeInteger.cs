namespace Todo.Domain;

/// <summary>The integers that a JavaScript number holds exactly. All ids, positions and instants in microseconds are among them.</summary>
public static class SafeInteger
{
    /// <summary>The largest: 2^53 - 1.</summary>
    public const long Max = (1L << 53) - 1;
}
