using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Todo.Infrastructure.Database;

internal sealed class SchemaLevelConfiguration : IEntityTypeConfiguration<SchemaLevel>
{
    public void Configure(EntityTypeBuilder<SchemaLevel> builder)
    {
        builder.ToTable("schema_level");
        builder.HasKey(level => level.Id);
        builder.Property(level => level.Id).ValueGeneratedNever();
        // Seeded as model data, so that raising the level requires a migration.
        builder.HasData(new SchemaLevel { Id = 1, MinimumLevel = SchemaLevel.Required });
    }
}
