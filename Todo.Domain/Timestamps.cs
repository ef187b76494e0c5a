namespace Todo.Domain;

/// <summary>The instants that entities carry: UTC, in whole microseconds, which every database and JSON represent without loss.</summary>
public static class Timestamps
{
    private const long TicksPerMicrosecond = TimeSpan.TicksPerMillisecond / 1000;

    /// <summary>The current time, truncated to whole microseconds.</summary>
    public static DateTimeOffset Now(this TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return now.AddTicks(-(now.UtcTicks % TicksPerMicrosecond));
    }

    /// <summary><paramref name="now"/>, or one microsecond after <paramref name="previous"/> when the clock has not moved past it.</summary>
    public static DateTimeOffset After(this DateTimeOffset now, DateTimeOffset previous) =>
        now > previous ? now : previous.AddMicroseconds(1);

    /// <summary>Whole microseconds since 1970-01-01T00:00:00Z.</summary>
    public static long ToUnixMicroseconds(this DateTimeOffset instant) =>
        (instant.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TicksPerMicrosecond;

    /// <summary>The inverse of <see cref="ToUnixMicroseconds"/>.</summary>
    public static DateTimeOffset FromUnixMicroseconds(long microseconds) =>
        DateTimeOffset.UnixEpoch.AddTicks(microseconds * TicksPerMicrosecond);
}
