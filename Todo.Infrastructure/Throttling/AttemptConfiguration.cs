using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Todo.Infrastructure.Throttling;

internal sealed class AttemptConfiguration : IEntityTypeConfiguration<Attempt>
{
    public void Configure(EntityTypeBuilder<Attempt> builder)
    {
        builder.ToTable("attempts");
        builder.HasKey(attempt => attempt.Id);
        builder.Property(attempt => attempt.Subject).HasMaxLength(32);
        builder.Property(attempt => attempt.Source).HasMaxLength(32);
        // Covers the count: a lookup of the row itself could deadlock with its deletion.
        builder.HasIndex(attempt => new { attempt.Subject, attempt.Source, attempt.At }).HasDatabaseName("ix_attempts_subject_source_at");
        builder.HasIndex(attempt => attempt.At).HasDatabaseName("ix_attempts_at");
    }
}
