using System.Reflection;
using Todo.Infrastructure.Common;

namespace Todo.WebApi.Hosting;

/// <summary>
/// Warns of settings that this version does not have, such as misspelled ones. The server starts all the same, because after a rollback the
/// settings of the newer version remain.
/// </summary>
internal static partial class UnknownSettings
{
    public static void WarnOfUnknownSettings(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        foreach (var section in app.Services.GetServices<SettingsSection>().GroupBy(section => section.Name, section => section.Options))
            foreach (var unknown in UnknownOf(app.Configuration.GetSection(section.Key), [.. section]))
                LogUnknown(app.Logger, unknown);
    });

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
