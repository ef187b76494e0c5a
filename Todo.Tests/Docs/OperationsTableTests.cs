using System.Text.RegularExpressions;
using Todo.Tests.Harness;

namespace Todo.Tests.Docs;

/// <summary>The operations table in README.md lists the operations of the server.</summary>
[DatabaseIndependent]
internal sealed partial class OperationsTableTests
{
    [Test]
    public void The_operations_table_matches_the_server_routes()
    {
        var documented = Rows().Matches(MarkdownFile.Readme.Section("Operations"))
            .Select(row => new Operation(row.Groups["route"].Value, row.Groups["method"].Value, row.Groups["auth"].Value == "yes"));

        var served = SharedServer.Instance.Operations().Where(operation => operation.Method != "HEAD");

        Assert.That(documented.Select(Text), Is.EquivalentTo(served.Select(Text)));
    }

    private static string Text(Operation operation) => $"{operation} {(operation.IsProtected ? "with a token" : "without a token")}";

    [GeneratedRegex(@"^\| `(?<method>[A-Z]+) (?<route>/\S*)` \| [^|]+ \| (?<auth>yes|no) \|$", RegexOptions.Multiline)]
    private static partial Regex Rows();
}
