using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Todo.Infrastructure.Database;

/// <summary>Text that compares by code unit, whatever collation the database has: keys, hashes, folded text.</summary>
internal static class CodeUnitComparison
{
    private const string Annotation = "Todo:ComparedByCodeUnit";

    public static PropertyBuilder<string> ComparedByCodeUnit(this PropertyBuilder<string> property) =>
        property.HasAnnotation(Annotation, true);

    /// <summary>Gives all these properties the collation of the database that compares so; SQLite's own does.</summary>
    public static void UseCodeUnitCollation(this ModelBuilder builder, string? collation)
    {
        foreach (var property in builder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
        {
            if (property.RemoveAnnotation(Annotation) is not null && collation is not null)
                property.SetCollation(collation);
        }
    }
}
