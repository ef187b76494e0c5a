using System.Text.RegularExpressions;
using Todo.Tests.Harness;

namespace Todo.Tests.Architecture;

/// <summary>The dependencies between the namespaces of a project, read from its sources.</summary>
/// <remarks>
/// Every using is a dependency, because an unnecessary one breaks the build. Unlike assemblies, sources also show the use of constants.
/// </remarks>
internal sealed partial class NamespaceGraph
{
    private readonly Dictionary<string, HashSet<string>> _edges;

    private NamespaceGraph(Dictionary<string, HashSet<string>> edges) => _edges = edges;

    public static NamespaceGraph Of(string project) => Of(Repository.SourcesOf(project).Select(File.ReadAllText));

    public static NamespaceGraph Of(IEnumerable<string> texts)
    {
        var sources = texts
            .Select(text => (Namespace: Declaration().Match(text).Groups[1].Value, Text: Comments().Replace(text, string.Empty)))
            .Where(source => source.Namespace.Length > 0).ToArray();
        var names = sources.GroupBy(source => source.Namespace).Select(group => new NamespaceNames(group.Key, group.Select(source => source.Text))).ToList();
        return new(sources.GroupBy(source => source.Namespace).ToDictionary(
            group => group.Key,
            group => names.Where(other => other.Name != group.Key && group.Any(source => other.IsNamedIn(source.Namespace, source.Text)))
                .Select(other => other.Name).ToHashSet()));
    }

    /// <summary>Returns the groups of namespaces that depend on each other, directly or indirectly.</summary>
    public IReadOnlyList<string> Circles() =>
    [
        .. _edges.Keys.Select(one => string.Join(" <-> ", _edges.Keys.Where(other => Reach(one).Contains(other) && Reach(other).Contains(one)).Order()))
            .Where(knot => knot.Length > 0).Distinct().Order(),
    ];

    private HashSet<string> Reach(string start)
    {
        var reached = new HashSet<string>();
        var open = new Stack<string>(_edges[start]);
        while (open.TryPop(out var next))
        {
            if (reached.Add(next))
                _edges[next].ToList().ForEach(open.Push);
        }
        return reached;
    }

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"//.*$", RegexOptions.Multiline)]
    private static partial Regex Comments();
}
