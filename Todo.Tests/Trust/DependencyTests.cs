using System.Text.Json;
using System.Xml.Linq;
using Todo.Tests.Harness;

namespace Todo.Tests.Trust;

/// <summary>Every restored package has been reviewed: docs/dependencies.md.</summary>
[DatabaseIndependent]
internal sealed class DependencyTests
{
    private static readonly string[] Tools = ["Todo.Tests", "Todo.Bench"];

    [Test]
    public void Restored_packages_match_the_list_with_their_versions_and_licenses()
    {
        var found = ProjectsOf()
            .SelectMany(project => PackagesOf(project).Select(package => (Package: package, Project: project)))
            .GroupBy(use => use.Package, use => use.Project)
            .Select(uses => $"| {uses.Key.Name} | {uses.Key.Version} | {uses.Key.Licence} | {(uses.All(project => Tools.Contains(Path.GetFileNameWithoutExtension(project))) ? "tests" : "program")} |");
        var listed = File.ReadLines(Repository.PathOf("docs", "dependencies.md")).Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(2);

        Assert.That(listed, Is.EquivalentTo(found), "docs/dependencies.md lists other packages, versions or licenses.");
    }

    [Test]
    public void Packages_have_licenses_that_permit_distribution()
    {
        string[] known =
        [
            "MIT", "Apache-2.0", "BSD-3-Clause", "PostgreSQL", "file LICENSE.txt", "https://github.com/AutoMapper/AutoMapper/blob/master/LICENSE.txt",
            "https://github.com/jbogard/MediatR/blob/master/LICENSE",
        ];

        Assert.That(ProjectsOf().SelectMany(PackagesOf).Select(package => package.Licence).Distinct(), Is.SubsetOf(known));
    }

    private static IEnumerable<string> ProjectsOf() =>
        Directory.EnumerateFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories);

    private static IEnumerable<(string Name, string Version, string Licence)> PackagesOf(string project)
    {
        using var assets = JsonDocument.Parse(File.ReadAllText(Path.Combine(Path.GetDirectoryName(project)!, "obj", "project.assets.json")));
        var folders = assets.RootElement.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name).ToList();
        return
        [
            .. from library in assets.RootElement.GetProperty("libraries").EnumerateObject()
            where library.Value.GetProperty("type").ValueEquals("package")
            let parts = library.Name.Split('/')
            let path = library.Value.GetProperty("path").GetString()!
            let folder = folders.Select(root => Path.Combine(root, path)).First(Directory.Exists)
            select (parts[0], parts[1], LicenceOf(Directory.EnumerateFiles(folder, "*.nuspec").Single())),
        ];
    }

    /// <summary>Returns the SPDX expression, the file or the URL in the package.</summary>
    private static string LicenceOf(string nuspec)
    {
        var metadata = XDocument.Load(nuspec).Root!.Elements().First();
        var licence = Element("license");
        return licence is null
            ? Element("licenseUrl")?.Value ?? "none"
            : licence.Attribute("type")!.Value == "expression" ? licence.Value : $"file {licence.Value}";

        XElement? Element(string name) => metadata.Elements().FirstOrDefault(element => element.Name.LocalName == name);
    }
}
