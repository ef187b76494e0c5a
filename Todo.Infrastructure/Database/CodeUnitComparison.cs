using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Todo.Infrastructure.Database;

/// <summary>Marks text that compares by code unit regardless of the database's collation: keys, hashes and folded text.</summary>
internal static class CodeUnitComparison
{
    private const string Annotation = "Todo:ComparedByCodeUnit";

    public static PropertyBuilder<string> ComparedByCodeUnit(this PropertyBuilder<string> property) =>
        property.HasAnnotation(Annotation, true);

    /// <summary>Sets the collation that compares by code unit on these properties. SQLite needs none, because its default does so.</summary>
    public static void UseCodeUnitCollation(this ModelBuilder builder, string? collation)
    {
        foreach (var property in builder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
        {
            if (property.RemoveAnnotation(Annotation) is not null && collation is not null)
                property.SetCollation(collation);
        }
    }
}
