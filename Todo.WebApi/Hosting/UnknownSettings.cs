using System.Reflection;
using Todo.Infrastructure.Common;
using Todo.Infrastructure.Database;

namespace Todo.WebApi.Hosting;

/// <summary>
/// Warns of settings that this version does not have, such as misspelled ones. The server starts all the same, because after a rollback the
/// settings of the newer version remain. Names without a section are not checked: most are environment variables of other programs.
/// </summary>
internal static partial class UnknownSettings
{
    /// <summary>Sections of the framework.</summary>
    private static readonly string[] Foreign = ["Kestrel", "Logging"];

    /// <summary>The framework also reads environment variables without these.</summary>
    private static readonly string[] HostPrefixes = ["ASPNETCORE_", "DOTNET_"];

    public static void WarnOfUnknownSettings(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        var known = app.Services.GetServices<SettingsSection>()
            .ToLookup(section => section.Name, section => section.Options, StringComparer.OrdinalIgnoreCase);
        foreach (var unknown in app.Configuration.GetChildren().SelectMany(section => UnknownOf(section, known)))
            LogUnknown(app.Logger, unknown);
    });

    private static IEnumerable<string> UnknownOf(IConfigurationSection section, ILookup<string, Type> known)
    {
        if (known.Contains(section.Key))
            return UnknownOf(section, [.. known[section.Key]]);
        // Without a name: variables of macOS that begin with two underscores, which stand for a colon.
        if (section.Key.Length == 0 || Foreign.Contains(section.Key, StringComparer.OrdinalIgnoreCase) || HostPrefixes.Any(IsPrefix))
            return [];
        var names = section.AsEnumerable().Where(setting => setting.Key != section.Path && setting.Value is not null).Select(setting => setting.Key);
        return names.Where(name => !string.Equals(name, DatabaseOptions.ConnectionString, StringComparison.OrdinalIgnoreCase));

        bool IsPrefix(string prefix) => section.Key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);
    }

    private static IEnumerable<string> UnknownOf(IConfigurationSection section, Type[] options)
    {
        var properties = options.SelectMany(type => type.GetProperties()).Where(property => property.CanWrite)
            .ToLookup(property => property.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var setting in section.GetChildren())
        {
            if (!properties.Contains(setting.Key))
                yield return setting.Path;
            foreach (var item in properties[setting.Key].SelectMany(property => UnknownItems(setting, property)))
                yield return item;
        }
    }

    private static IEnumerable<string> UnknownItems(IConfigurationSection list, PropertyInfo property) =>
        property.PropertyType.GetElementType() is { IsClass: true } item && item != typeof(string)
            ? list.GetChildren().SelectMany(child => UnknownOf(child, [item]))
            : [];

    [LoggerMessage(1407, LogLevel.Warning, "{Setting} is not a setting of this version, and has no effect")]
    private static partial void LogUnknown(ILogger logger, string setting);
}
