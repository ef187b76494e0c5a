using Microsoft.Extensions.Configuration.Memory;

namespace Todo.WebApi.Hosting;

/// <summary>The default log levels. They are defined in code, so that a missing settings file cannot make the log more verbose.</summary>
internal static class DefaultLogLevels
{
    private static readonly Dictionary<string, LogLevel> Levels = new()
    {
        ["Default"] = LogLevel.Information,
        ["Microsoft"] = LogLevel.Warning,
        // Logs a stack trace for each request that misses its deadline; RequestDeadline logs a line.
        ["Microsoft.AspNetCore.Http.Timeouts.RequestTimeoutsMiddleware"] = LogLevel.None,
        // Set separately, because queries contain search terms: lowering the level of Microsoft does not enable them.
        ["Microsoft.EntityFrameworkCore.Database.Command"] = LogLevel.Warning,
        ["Microsoft.Hosting.Lifetime"] = LogLevel.Information,
        ["System"] = LogLevel.Warning,
        ["Todo.WebApi.Authentication"] = LogLevel.Warning,
    };

    /// <summary>Adds the levels with the lowest precedence of all sources.</summary>
    public static void AddDefaultLogLevels(this IConfigurationBuilder configuration) => configuration.Sources.Insert(0, new MemoryConfigurationSource
    {
        InitialData = Levels.Select(level => KeyValuePair.Create($"Logging:LogLevel:{level.Key}", (string?)level.Value.ToString())),
    });
}
