using System.Text.RegularExpressions;
using Todo.Tests.Harness;

namespace Todo.Tests.Architecture;

/// <summary>A test either asserts or reports that it was skipped.</summary>
[DatabaseIndependent]
internal sealed partial class SkippedTests
{
    [Test]
    public void Tests_are_skipped_only_through_Skip()
    {
        var others = Repository.SourcesOf("Todo.Tests")
            .Where(file => Path.GetFileName(file) is not ("Skip.cs" or "SkippedTests.cs"))
            .Where(file => Endings().IsMatch(File.ReadAllText(file)))
            .Select(Path.GetFileName);

        Assert.That(others, Is.Empty, "Use Skip, so that CI fails instead of skipping.");
    }

    [GeneratedRegex(@"Assert\.(?:Pass|Ignore|Inconclusive)\(|\bAssume\.|\[(?:Ignore|Explicit)\b")]
    private static partial Regex Endings();
}
