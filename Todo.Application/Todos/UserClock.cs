using Todo.Domain.Users;

namespace Todo.Application.Todos;

/// <summary>The time zones of users.</summary>
public interface IUserTimeZones
{
    /// <summary>The name of the user's time zone in the IANA database; null if there is no such user.</summary>
    ValueTask<string?> FindAsync(long userId, CancellationToken cancellationToken);
}

/// <summary>The wall clocks of users.</summary>
internal sealed class UserClock(IUserTimeZones zones, TimeProvider clock)
{
    /// <summary>The date and time where the user is; UTC if the system does not know the user's time zone any more.</summary>
    public async Task<DateTime> NowAsync(long userId, CancellationToken cancellationToken)
    {
        var name = await zones.FindAsync(userId, cancellationToken);
        var zone = name is not null && TimeZones.TryFind(name, out var found) ? found : TimeZoneInfo.Utc;
        return TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).DateTime;
    }

    /// <summary>The date where the user is.</summary>
    public async Task<DateOnly> TodayAsync(long userId, CancellationToken cancellationToken) =>
        DateOnly.FromDateTime(await NowAsync(userId, cancellationToken));
}
