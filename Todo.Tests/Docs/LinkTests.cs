using Todo.Tests.Harness;

namespace Todo.Tests.Docs;

/// <summary>The documents contain no broken links or paths.</summary>
[DatabaseIndependent]
internal sealed class LinkTests
{
    private const string MadeAtTheFirstStart = "App_Data";

    [TestCaseSource(typeof(MarkdownFile), nameof(MarkdownFile.All))]
    public void Relative_links_point_to_existing_files_and_headings(MarkdownFile document)
    {
        var broken = document.RelativeLinks.Where(link => !Resolves(document, link));

        Assert.That(broken, Is.Empty, $"{document} has links that lead nowhere");
    }

    [TestCaseSource(typeof(MarkdownFile), nameof(MarkdownFile.All))]
    public void Paths_in_the_text_exist(MarkdownFile document)
    {
        var missing = document.NamedPaths
            .Where(path => !path.Contains(MadeAtTheFirstStart, StringComparison.Ordinal) && !Path.Exists(Repository.PathOf(path)));

        Assert.That(missing, Is.Empty, $"{document} names files or folders that do not exist");
    }

    [Test]
    public void The_index_of_the_decisions_lists_every_decision()
    {
        var folder = Repository.PathOf("docs", "decisions");
        var decisions = Directory.EnumerateFiles(folder, "0*.md").Select(Path.GetFileName);

        var listed = MarkdownFile.All.Single(document => document.ToString() == Path.Combine("docs", "decisions", "README.md")).RelativeLinks;

        Assert.That(listed, Is.EquivalentTo(decisions));
    }

    [Test]
    public void Every_document_is_reachable_from_the_readme()
    {
        var reached = new HashSet<string>();
        Follow(MarkdownFile.Readme, reached);

        Assert.That(MarkdownFile.All.Select(document => document.ToString()).Except(reached), Is.Empty, "Link them from README.md, under Read on.");
    }

    private static void Follow(MarkdownFile document, HashSet<string> reached)
    {
        if (!reached.Add(document.ToString()))
            return;
        var targets = document.RelativeLinks.Select(link => Path.GetFullPath(Path.Combine(document.Folder, link.Split('#')[0])));
        foreach (var target in targets.Where(target => target.EndsWith(".md", StringComparison.Ordinal) && File.Exists(target)))
            Follow(new MarkdownFile(target), reached);
    }

    private static bool Resolves(MarkdownFile document, string link)
    {
        var (target, anchor) = link.Split('#') is [var file, var heading] ? (file, heading) : (link, null);
        var path = Path.GetFullPath(Path.Combine(document.Folder, target));
        if (target.Length > 0 && !Path.Exists(path))
            return false;
        return anchor is null || (target.Length == 0 ? document : new MarkdownFile(path)).Anchors.Contains(anchor);
    }
}
