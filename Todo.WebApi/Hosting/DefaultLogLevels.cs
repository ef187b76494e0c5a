using Microsoft.Extensions.Configuration.Memory;

namespace Todo.WebApi.Hosting;

/// <summary>Log levels that hold unless a setting says otherwise. In code, so that no missing file can make the log tell more.</summary>
internal static class DefaultLogLevels
{
    private static readonly Dictionary<string, LogLevel> Levels = new()
    {
        ["Default"] = LogLevel.Information,
        ["Microsoft"] = LogLevel.Warning,
        // Named on its own, since queries show what people search for: a lower level for Microsoft does not include it.
        ["Microsoft.EntityFrameworkCore.Database.Command"] = LogLevel.Warning,
        ["Microsoft.Hosting.Lifetime"] = LogLevel.Information,
        ["System"] = LogLevel.Warning,
        ["Todo.WebApi.Authentication"] = LogLevel.Warning,
    };

    /// <summary>Adds them below every other source of settings.</summary>
    public static void AddDefaultLogLevels(this IConfigurationBuilder configuration) => configuration.Sources.Insert(0, new MemoryConfigurationSource
    {
        InitialData = Levels.Select(level => KeyValuePair.Create($"Logging:LogLevel:{level.Key}", (string?)level.Value.ToString())),
    });
}
