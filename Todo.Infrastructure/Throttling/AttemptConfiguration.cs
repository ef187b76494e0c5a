using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Todo.Infrastructure.Throttling;

internal sealed class AttemptConfiguration : IEntityTypeConfiguration<Attempt>
{
    public const int HashBytes = 32;

    public void Configure(EntityTypeBuilder<Attempt> builder)
    {
        builder.ToTable("attempts");
        builder.HasKey(attempt => attempt.Id);
        builder.Property(attempt => attempt.Subject).HasMaxLength(HashBytes);
        builder.Property(attempt => attempt.Source).HasMaxLength(HashBytes);
        // Covers the count: a lookup of the row itself could deadlock with its deletion.
        builder.HasIndex(attempt => new { attempt.Subject, attempt.Source, attempt.At }).HasDatabaseName("ix_attempts_subject_source_at");
        builder.HasIndex(attempt => attempt.At).HasDatabaseName("ix_attempts_at");
    }
}
