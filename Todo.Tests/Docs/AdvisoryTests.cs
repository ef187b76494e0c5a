using System.Text.Json;
using Todo.Tests.Harness;

namespace Todo.Tests.Docs;

/// <summary>The statements of docs/decisions/0001 about known advisories of our packages.</summary>
[DatabaseIndependent]
internal sealed class AdvisoryTests
{
    private static readonly Type[] Flat = [typeof(string), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeOnly)];

    [Test]
    public void AutoMapper_maps_are_flat()
    {
        var maps = global::Todo.Application.DependencyInjection.CreateMapperConfiguration().GetAllTypeMaps();

        var members = maps.SelectMany(map => map.MemberMaps).Where(member => !member.Ignored).Select(member => member.DestinationType);
        Assert.That(members, Is.Not.Empty.And.All.Matches<Type>(type =>
            (Nullable.GetUnderlyingType(type) ?? type).IsPrimitive || type == typeof(IReadOnlyList<string>) || Flat.Contains(Nullable.GetUnderlyingType(type) ?? type)));
    }

    [TestCase("Microsoft.Data.SqlClient", "6.1.8")]
    [TestCase("Microsoft.Extensions.Caching.Memory", "10.0.0")]
    [TestCase("Microsoft.Identity.Client", "4.61.3")]
    [TestCase("SourceGear.sqlite3", "3.50.2")]
    [TestCase("System.Drawing.Common", "5.0.3")]
    [TestCase("System.IdentityModel.Tokens.Jwt", "8.0.0")]
    public void Package_with_a_fixed_advisory_is_upgraded_or_removed(string package, string fixedIn)
    {
        using var dependencies = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Todo.Tests.deps.json")));
        var versions = dependencies.RootElement.GetProperty("libraries").EnumerateObject()
            .Select(library => library.Name.Split('/'))
            .Where(library => library[0] == package)
            .Select(library => Version.Parse(library[1]));

        Assert.That(versions, Is.All.GreaterThanOrEqualTo(Version.Parse(fixedIn)));
    }
}
