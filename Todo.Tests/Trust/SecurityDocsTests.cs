using System.Reflection;
using System.Text.RegularExpressions;
using Todo.Tests.Harness;

namespace Todo.Tests.Trust;

/// <summary>docs/security.md cites existing tests for its statements.</summary>
[DatabaseIndependent]
internal sealed partial class SecurityDocsTests
{
    private static readonly HashSet<string> Tests =
    [
        .. typeof(SecurityDocsTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static))
            .Where(method => method.IsDefined(typeof(NUnitAttribute), inherit: false))
            .Select(method => method.Name),
    ];

    [Test]
    public void Every_row_cites_an_existing_test_or_states_that_it_does_not_apply()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var row in Rows())
            {
                var named = TestName().Matches(row[^1]).Select(match => match.Groups[1].Value).ToList();
                Assert.That(named.Count > 0 || row[^1].StartsWith("does not apply", StringComparison.Ordinal), Is.True, row[0]);
                Assert.That(named, Is.SubsetOf(Tests), row[0]);
            }
        }
    }

    [Test]
    public void Every_risk_and_every_chapter_has_a_row()
    {
        var first = Rows().Select(row => row[0].Split(' ')[0]).ToList();

        Assert.That(first, Is.SupersetOf(Enumerable.Range(1, 10).Select(number => $"API{number}")));
        Assert.That(first, Is.SupersetOf(Enumerable.Range(1, 17).Select(number => $"V{number}")));
    }

    private static List<string[]> Rows() =>
    [
        .. File.ReadLines(Repository.PathOf("docs", "security.md"))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| ---", StringComparison.Ordinal))
            .Select(line => line.Trim('|', ' ').Split(" | "))
            .Where(row => row[^1] != "test"),
    ];

    [GeneratedRegex("`([A-Za-z0-9_]+)`")]
    private static partial Regex TestName();
}
