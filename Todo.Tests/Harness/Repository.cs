using System.Reflection;

namespace Todo.Tests.Harness;

/// <summary>The files of the repository.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryRoot").Value!);

    /// <summary>Returns the absolute path of a file, given its path relative to the root.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Returns the C# files of a project, without generated ones.</summary>
    public static IEnumerable<string> SourcesOf(string project) => Directory
        .EnumerateFiles(PathOf(project), "*.cs", SearchOption.AllDirectories)
        .Where(path => !Path.GetRelativePath(Root, path).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));
}
