using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using Microsoft.Data.SqlClient;
using Todo.Tests.Harness;

namespace Todo.Tests.Trust;

/// <summary>The packages that our stand-in projects replace, and the pruned packages: docs/decisions/0001.</summary>
internal sealed class StandInTests
{
    [TestCase("Microsoft.Identity.Client.Broker", 2)]
    [TestCase("Microsoft.SqlServer.Server", 13)]
    public void A_stand_in_contains_everything_that_the_driver_references(string name, int references)
    {
        var driver = typeof(SqlConnection).Module;
        using var file = new PEReader(File.OpenRead(driver.FullyQualifiedName));
        var metadata = file.GetMetadataReader();
        var types = metadata.TypeReferences.Where(type => IsIn(metadata, type, name)).ToList();
        var members = metadata.MemberReferences.Where(member => types.Exists(type => type == metadata.GetMemberReference(member).Parent)).ToList();

        Assert.That(types.Count + members.Count, Is.EqualTo(references));
        using (Assert.EnterMultipleScope())
        {
            foreach (var type in types)
                Assert.That(() => driver.ResolveType(MetadataTokens.GetToken(type)), Throws.Nothing);
            foreach (var member in members)
                Assert.That(() => driver.ResolveMethod(MetadataTokens.GetToken(member)), Throws.Nothing);
        }
    }

    [Test]
    public void No_shipped_assembly_references_a_pruned_package()
    {
        var pruned = XDocument.Load(Repository.PathOf("Directory.Build.props")).Descendants("PrunePackageReference")
            .Select(package => package.Attribute("Include")!.Value).ToList();
        var references = Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll").SelectMany(ReferencesOf).ToHashSet(StringComparer.Ordinal);

        Assert.That(references, Does.Contain("Microsoft.EntityFrameworkCore"));
        Assert.That(references.Intersect(pruned), Is.Empty);
    }

    private static bool IsIn(MetadataReader metadata, TypeReferenceHandle type, string assembly) =>
        metadata.GetTypeReference(type).ResolutionScope is { Kind: HandleKind.AssemblyReference } scope
        && metadata.StringComparer.Equals(metadata.GetAssemblyReference((AssemblyReferenceHandle)scope).Name, assembly);

    private static List<string> ReferencesOf(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        if (!file.HasMetadata)
            return [];
        var metadata = file.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(reference => metadata.GetString(metadata.GetAssemblyReference(reference).Name))];
    }
}
