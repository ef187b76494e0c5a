using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Todo.Domain.Users;

namespace Todo.Infrastructure.Tombstones;

internal sealed class TombstoneConfiguration : IEntityTypeConfiguration<Tombstone>
{
    public void Configure(EntityTypeBuilder<Tombstone> builder)
    {
        builder.ToTable("tombstones");
        // In the order of the changes. A thing is deleted once.
        builder.HasKey(tombstone => new { tombstone.UserId, tombstone.ChangeSeq, tombstone.Type, tombstone.ThingId });
        builder.HasOne<User>().WithMany().HasForeignKey(tombstone => tombstone.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(tombstone => tombstone.DeletedAt).HasDatabaseName("ix_tombstones_deleted_at");
    }
}
