using System.Text.RegularExpressions;
using Todo.Tests.Harness;

namespace Todo.Tests.Docs;

/// <summary>A Markdown document in the repository.</summary>
internal sealed partial class MarkdownFile(string path)
{
    private static readonly string[] Folders = ["docs", "bench", "postman"];

    private readonly string _text = File.ReadAllText(path);

    /// <summary>All documents: those in the root, and those in the folders that contain documents.</summary>
    public static IEnumerable<MarkdownFile> All =>
        Directory.EnumerateFiles(Repository.Root, "*.md")
            .Concat(Folders.Select(folder => Repository.PathOf(folder)).Where(Directory.Exists)
                .SelectMany(folder => Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories)))
            // Not those of packages.
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "node_modules" or "bin" or "obj"))
            .Select(file => new MarkdownFile(file));

    public static MarkdownFile Readme => new(Repository.PathOf("README.md"));

    public string Folder => Path.GetDirectoryName(path)!;

    /// <summary>The targets of links within the repository.</summary>
    public IEnumerable<string> RelativeLinks =>
        Links().Matches(Prose).Select(match => match.Groups[1].Value).Where(link => !link.Contains(':', StringComparison.Ordinal));

    /// <summary>The paths, relative to the root, that the text mentions.</summary>
    public IEnumerable<string> NamedPaths => Paths().Matches(Prose).Select(match => match.Groups[1].Value);

    /// <summary>The anchors of the headings in this document.</summary>
    public IEnumerable<string> Anchors => Headings().Matches(Prose).Select(match =>
        NotInAnchors().Replace(match.Groups[1].Value.Trim().ToLowerInvariant(), string.Empty).Replace(' ', '-'));

    private string Prose => CodeBlocks().Replace(_text, string.Empty);

    /// <summary>Returns the text under a heading of level 2.</summary>
    public string Section(string heading)
    {
        var section = _text.Split("\n## ").SingleOrDefault(section => section.StartsWith(heading + "\n", StringComparison.Ordinal));
        Assert.That(section, Is.Not.Null, $"{this} has no section {heading}");
        return section!;
    }

    /// <summary>Returns all code blocks in one language.</summary>
    public IEnumerable<string> Blocks(string language) => BlocksOf(_text, language);

    /// <summary>Returns the code blocks in a text that are in one language.</summary>
    public static IEnumerable<string> BlocksOf(string text, string language) =>
        CodeBlocks().Matches(text).Where(match => match.Groups[1].Value == language).Select(match => match.Groups[2].Value);

    public override string ToString() => Path.GetRelativePath(Repository.Root, path);

    [GeneratedRegex(@"^```(\w*)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodeBlocks();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Links();

    [GeneratedRegex(@"`((?:Todo\.\w+|docs|bench|postman)/[\w./-]*)`")]
    private static partial Regex Paths();

    [GeneratedRegex(@"^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Headings();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchors();
}
