using Todo.Tests.Harness;

namespace Todo.Tests.Docs;

/// <summary>docs/stay-in-sync.md shows the code that the tests run.</summary>
[DatabaseIndependent]
internal sealed class StayInSyncTests
{
    private static readonly MarkdownFile Guide = new(Repository.PathOf("docs", "stay-in-sync.md"));

    [TestCase("ts", ".ts")]
    [TestCase("csharp", ".cs")]
    [TestCase("js", ".mjs")]
    [TestCase("python", ".py")]
    public void Every_block_is_part_of_a_file_that_the_tests_run(string language, string extension)
    {
        var files = Directory.EnumerateFiles(Repository.PathOf("docs", "clients"), "*" + extension)
            .Concat(Directory.EnumerateFiles(Repository.PathOf("Todo.Tests", "node"), "*" + extension))
            .Select(file => LinesOf(File.ReadAllText(file)))
            .ToList();

        var blocks = Guide.Blocks(language).ToList();

        Assert.That(blocks, Is.Not.Empty);
        Assert.That(blocks.Where(block => !files.Any(file => file.Contains(LinesOf(block), StringComparison.Ordinal))), Is.Empty);
    }

    /// <summary>Returns the lines without their indentation, which the guide removes.</summary>
    private static string LinesOf(string text) => string.Concat(text.Split('\n').Select(line => line.Trim() + "\n")).Trim();
}
