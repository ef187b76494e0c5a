namespace Todo.Domain.Sessions;

/// <summary>The lifetime of a session.</summary>
/// <param name="Sliding">Time without a refresh after which it ends.</param>
/// <param name="Absolute">Time after the sign-in after which it ends even if it is refreshed.</param>
public sealed record SessionLifetime(TimeSpan Sliding, TimeSpan Absolute)
{
    public DateTimeOffset ExpiryOf(DateTimeOffset createdAt, DateTimeOffset usedAt)
    {
        var sliding = usedAt + Sliding;
        var absolute = createdAt + Absolute;
        return sliding < absolute ? sliding : absolute;
    }
}
