using System.Text.RegularExpressions;
using Todo.Application.Common.Validation;
using Todo.Tests.Harness;
using Todo.WebApi.Errors;

namespace Todo.Tests.Docs;

/// <summary>docs/errors.md lists the problem types and codes in the code.</summary>
[DatabaseIndependent]
internal sealed partial class ErrorsTests
{
    private static readonly MarkdownFile Page = new(Repository.PathOf("docs", "errors.md"));

    [Test]
    public void The_page_lists_each_problem_type_with_its_status_and_title() => Assert.That(
        Types().Matches(Page.Section("Types")).Select(row => (row.Groups[1].Value, row.Groups[2].Value, row.Groups[3].Value)),
        Is.EqualTo(ProblemTypes.All.Select(type => (type.Name, $"{type.Status}", type.Title))));

    [Test]
    public void The_page_lists_each_validation_error_code() =>
        Assert.That(Codes().Matches(Page.Section("Codes")).Select(row => row.Groups[1].Value), Is.EqualTo(ErrorCodes.All.Order()));

    [Test]
    public void The_page_lists_each_sign_in_error()
    {
        var expected = ProblemTypes.All.Select(OAuthErrors.Of).Append(OAuthErrors.UnsupportedGrantType).Concat(OAuthErrors.ByCode.Values).Distinct();

        Assert.That(Codes().Matches(Page.Section("Sign-in")).Select(row => row.Groups[1].Value), Is.EquivalentTo(expected));
    }

    [GeneratedRegex(@"^\| `([a-z-]+)` \| (\d+) \| ([^|]+) \| [^|]+ \| [^|]+ \|$", RegexOptions.Multiline)]
    private static partial Regex Types();

    [GeneratedRegex(@"^\| `([a-z_]+)` \| [^|]+ \|$", RegexOptions.Multiline)]
    private static partial Regex Codes();
}
