using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Todo.Tests.Harness;

namespace Todo.Tests.Architecture;

/// <summary>Dependencies between layers point inward; only the composition root references all layers.</summary>
[DatabaseIndependent]
internal sealed partial class LayersTests
{
    private const string Domain = "Todo.Domain";
    private const string Application = "Todo.Application";
    private const string Infrastructure = "Todo.Infrastructure";
    private const string WebApi = "Todo.WebApi";

    [TestCase(Domain)]
    [TestCase(Application, Domain)]
    [TestCase(Infrastructure, Application, "Microsoft.Identity.Client.Broker", "Microsoft.SqlServer.Server")]
    [TestCase(WebApi, Application, Infrastructure)]
    public void A_project_references_only_the_permitted_layers(string project, params string[] expected) =>
        Assert.That(Items(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'))), Is.EquivalentTo(expected));

    [TestCase(Domain)]
    [TestCase(
        Application,
        "AutoMapper",
        "FluentValidation",
        "MediatR",
        "Microsoft.Extensions.DependencyInjection.Abstractions",
        "Microsoft.Extensions.Logging.Abstractions",
        "Microsoft.Extensions.Options")]
    public void An_inner_project_references_only_these_packages_and_no_framework(string project, params string[] expected)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Items(project, "PackageReference"), Is.EquivalentTo(expected));
            Assert.That(Items(project, "FrameworkReference"), Is.Empty);
            Assert.That(Document(project).Root!.Attribute("Sdk")!.Value, Is.EqualTo("Microsoft.NET.Sdk"));
        }
    }

    [Test]
    public void The_domain_depends_only_on_the_runtime() =>
        Assert.That(References(Domain), Is.All.StartsWith("System."));

    [Test]
    public void The_application_depends_on_no_database_web_or_token_library() =>
        Assert.That(References(Application), Has.None.Matches<string>(name =>
            name.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.Data", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
            || name.Contains("IdentityModel", StringComparison.Ordinal)
            || name is Infrastructure or WebApi));

    [TestCase(Domain)]
    [TestCase(Application)]
    public void An_inner_project_contains_no_route_header_or_JSON_attribute(string project)
    {
        var words = Repository.SourcesOf(project).SelectMany(path => NamesTheWeb().Matches(File.ReadAllText(path)).Select(word => $"{Path.GetFileName(path)}: {word}"));

        Assert.That(words, Is.Empty);
    }

    [Test]
    public void The_infrastructure_does_not_reference_the_web() => Assert.That(References(Infrastructure), Has.None.EqualTo(WebApi));

    [Test]
    public void The_web_uses_no_database_or_token_library_directly() =>
        Assert.That(References(WebApi), Has.None.Matches<string>(name =>
            name.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.Data", StringComparison.Ordinal)
            || name.Contains("IdentityModel", StringComparison.Ordinal)));

    [Test]
    public void The_web_references_the_infrastructure_only_where_it_starts_and_operates()
    {
        string[] rooms = ["Hosting/", "Health/", "Telemetry/", "Commands/"];
        var elsewhere = Repository.SourcesOf(WebApi)
            .Select(path => Path.GetRelativePath(Path.Combine(Repository.Root, WebApi), path).Replace('\\', '/'))
            .Where(path => path != "Program.cs" && !rooms.Any(room => path.StartsWith(room, StringComparison.Ordinal)))
            .ToArray();

        Assert.That(elsewhere, Is.Not.Empty);
        Assert.That(elsewhere.Where(path => NamesInfrastructure().IsMatch(File.ReadAllText(Path.Combine(Repository.Root, WebApi, path)))), Is.Empty);
    }

    /// <summary>Matches the layer by its full name or relative to the root namespace, but not framework namespaces with the same suffix.</summary>
    [GeneratedRegex(@"Todo\.Infrastructure\b|(?<![\w.])Infrastructure\.")]
    private static partial Regex NamesInfrastructure();

    /// <summary>Matches routes, header names in string literals, and the attributes of JSON and MVC.</summary>
    [GeneratedRegex(@"""/?api/|\.well-known|""(?:[A-Z][a-z]+-)+[A-Z][A-Za-z]+""|""(?:Authorization|Link|Location|ETag)""|System\.Text\.Json\.Serialization|\[Json\w+|\[From\w+|Header\b")]
    private static partial Regex NamesTheWeb();

    private static string[] References(string assembly) => [.. Assembly.Load(assembly).GetReferencedAssemblies().Select(name => name.Name!)];

    private static string[] Items(string project, string name) =>
        [.. Document(project).Descendants(name).Select(item => item.Attribute("Include")!.Value)];

    private static XDocument Document(string project) => XDocument.Load(Path.Combine(Repository.Root, project, project + ".csproj"));
}
