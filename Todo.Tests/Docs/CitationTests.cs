using System.Text.RegularExpressions;
using Todo.Tests.Harness;

namespace Todo.Tests.Docs;

/// <summary>Code cites the sections of docs/api.md that it implements. A renamed section must not leave a stale citation.</summary>
[DatabaseIndependent]
internal sealed partial class CitationTests
{
    private static readonly string[] Projects = ["Todo.Domain", "Todo.Application", "Todo.Infrastructure", "Todo.WebApi", "Todo.Tests"];

    [Test]
    public void Every_section_of_the_guide_that_code_cites_exists()
    {
        var sections = new MarkdownFile(Repository.PathOf("docs", "api.md")).Anchors;
        var cited = Projects.SelectMany(Repository.SourcesOf)
            .SelectMany(file => Citations().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value));

        Assert.That(cited.Distinct(), Is.Not.Empty.And.SubsetOf(sections));
    }

    [GeneratedRegex(@"docs/api\.md#([\w-]+)")]
    private static partial Regex Citations();
}
