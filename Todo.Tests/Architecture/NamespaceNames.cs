using System.Text.RegularExpressions;

namespace Todo.Tests.Architecture;

/// <summary>The declarations of a namespace, and the ways in which other sources can refer to it.</summary>
internal sealed partial class NamespaceNames
{
    private readonly Regex _qualified;
    private readonly Regex _bare;

    public NamespaceNames(string name, IEnumerable<string> texts)
    {
        Name = name;
        var text = string.Join('\n', texts);
        var types = $@"(?:{string.Join('|', Matches(Types(), text))})\b";
        // "Keys.SigningKey" from Todo.Infrastructure.Users, "Infrastructure.Keys.SigningKey", "global::Todo.Infrastructure.Keys.SigningKey".
        var parts = name.Split('.');
        var endings = string.Join('|', Enumerable.Range(0, parts.Length).Select(skip => string.Join(@"\.", parts.Skip(skip))));
        _qualified = new($@"(?<![\w.])(?:{endings})\.{types}");
        var extensions = string.Join('|', Matches(Extensions(), text).DefaultIfEmpty("-"));
        _bare = new($@"(?<![\w.]){types}|\.(?:{extensions})\b");
    }

    public string Name { get; }

    /// <summary>A source refers to it by a using, by a qualified name or, from a nested namespace, by a type's simple name.</summary>
    public bool IsNamedIn(string sourceNamespace, string text) =>
        Usings().Matches(text).Any(match => match.Groups[1].Value == Name)
        || _qualified.IsMatch(text)
        || (sourceNamespace.StartsWith(Name + ".", StringComparison.Ordinal) && _bare.IsMatch(text));

    private static IEnumerable<string> Matches(Regex names, string text) => names.Matches(text).Select(match => match.Groups[1].Value).Distinct();

    [GeneratedRegex(@"^using ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Usings();

    [GeneratedRegex(@"^(?:\w+ )*(?:class|record|record struct|struct|interface|enum) (?!struct\b)(\w+)", RegexOptions.Multiline)]
    private static partial Regex Types();

    [GeneratedRegex(@"^    (?:public|internal) static [^(=;]+? (\w+)(?:<[\w, ]+>)?\(\s*this ", RegexOptions.Multiline)]
    private static partial Regex Extensions();
}
