using System.Diagnostics.CodeAnalysis;

namespace Todo.Domain.Users;

/// <summary>The time zones of the IANA database, links included.</summary>
public static class TimeZones
{
    /// <summary>The time zone of a user who has not chosen one.</summary>
    public const string Default = "UTC";

    /// <summary>The longest name that can be stored; the database's own are shorter.</summary>
    public const int MaxNameLength = 64;

    /// <summary>What the system keeps next to the time zones, under names that are not in the database.</summary>
    private static readonly string[] OtherNames = ["posix/", "right/", "posixrules", "localtime"];

    /// <summary>Finds a time zone by its name, whose letter case matters.</summary>
    public static bool TryFind(string name, [NotNullWhen(true)] out TimeZoneInfo? zone)
    {
        zone = null;
        // The framework also knows the names of Windows, and UTC in any letter case.
        return IsName(name) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out zone) && zone.Id == name && zone.HasIanaId;
    }

    private static bool IsName(string name) =>
        name.Length is > 0 and <= MaxNameLength
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '_' or '-' or '+')
        && char.IsAsciiLetter(name[0])
        && !name.Contains("//", StringComparison.Ordinal)
        && !OtherNames.Any(other => name.StartsWith(other, StringComparison.Ordinal));
}
