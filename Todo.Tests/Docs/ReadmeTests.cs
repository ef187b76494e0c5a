using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using Todo.Application.Common;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Database.Sqlite;
using Todo.Tests.Harness;
using Todo.WebApi.Hosting;

namespace Todo.Tests.Docs;

/// <summary>The settings and the layout in README.md match the code.</summary>
[DatabaseIndependent]
internal sealed partial class ReadmeTests
{
    private static readonly string[] MadeByTools = ["App_Data", "bin", "obj"];

    private static readonly IEnumerable<Type> OptionTypes =
        new[] { typeof(LimitsOptions), typeof(DatabaseOptions), typeof(Server) }
            .SelectMany(layer => layer.Assembly.GetTypes())
            .Where(type => SectionOf(type) is not null);

    [Test]
    public void The_settings_table_lists_each_setting_with_its_default()
    {
        var documented = Rows().Matches(MarkdownFile.Readme.Section("Settings"))
            .ToDictionary(row => row.Groups[1].Value, row => row.Groups[2].Value.Trim('`'));

        var expected = OptionTypes.SelectMany(SettingsOf).ToDictionary(setting => setting.Key, setting => setting.Value);
        expected["ASPNETCORE_URLS"] = Constant(typeof(Server), "DefaultUrl");
        expected[DatabaseOptions.ConnectionString] = Constant(typeof(SqliteDatabase), "DefaultConnectionString");
        Assert.That(documented, Is.EquivalentTo(expected));
    }

    [TestCaseSource(nameof(OptionTypes))]
    public void Listed_settings_are_bound_and_validated(Type options) =>
        Assert.That(
            SharedServer.Instance.Services.GetService(typeof(IValidateOptions<>).MakeGenericType(options)), Is.Not.Null,
            $"{options.Name} is not added with AddSettings");

    [Test]
    public void The_layout_has_a_line_for_each_project()
    {
        var projects = Directory.EnumerateDirectories(Repository.Root, "Todo.*").Select(Path.GetFileName);

        Assert.That(Layout().Where(folder => folder.StartsWith("Todo.", StringComparison.Ordinal) && !folder.Contains('/', StringComparison.Ordinal)),
            Is.EquivalentTo(projects));
    }

    [TestCase("Todo.Domain")]
    [TestCase("Todo.Application")]
    [TestCase("Todo.Infrastructure")]
    [TestCase("Todo.WebApi")]
    public void The_layout_has_a_line_for_each_folder_of(string project)
    {
        var folders = Directory.EnumerateDirectories(Repository.PathOf(project)).Select(folder => Path.GetFileName(folder)!)
            .Except(MadeByTools).Select(folder => $"{project}/{folder}");

        Assert.That(Layout().Where(folder => folder.StartsWith(project + "/", StringComparison.Ordinal)), Is.EquivalentTo(folders));
    }

    [Test]
    public void The_folders_of_the_layout_exist() =>
        Assert.That(Layout().Where(folder => !Directory.Exists(Repository.PathOf(folder))), Is.Empty);

    /// <summary>The folders in the layout, by their paths relative to the root.</summary>
    private static List<string> Layout()
    {
        var parent = string.Empty;
        var folders = new List<string>();
        foreach (Match line in Folders().Matches(MarkdownFile.BlocksOf(MarkdownFile.Readme.Section("Layout"), string.Empty).Single()))
        {
            var isNested = line.Groups[1].Length > 0;
            var folder = line.Groups[2].Value;
            folders.Add(isNested ? $"{parent}/{folder}" : parent = folder);
        }
        return folders;
    }

    private static string? SectionOf(Type type) =>
        type.GetField("Section", BindingFlags.Public | BindingFlags.Static)?.GetRawConstantValue() as string;

    private static IEnumerable<KeyValuePair<string, string>> SettingsOf(Type options)
    {
        var defaults = Activator.CreateInstance(options);
        return options.GetProperties().Where(property => property.CanWrite)
            .Select(property => KeyValuePair.Create($"{SectionOf(options)}:{property.Name}", Text(property.GetValue(defaults))));
    }

    private static string Text(object? value) => value switch
    {
        null or ICollection { Count: 0 } => "none",
        bool boolean => boolean ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Constant(Type type, string name) =>
        (string)type.GetField(name, BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)!.GetRawConstantValue()!;

    [GeneratedRegex(@"^\| `([\w:]+)` \| ([^|]+) \|", RegexOptions.Multiline)]
    private static partial Regex Rows();

    [GeneratedRegex(@"^( *)([\w.]+)/ +\S", RegexOptions.Multiline)]
    private static partial Regex Folders();
}
