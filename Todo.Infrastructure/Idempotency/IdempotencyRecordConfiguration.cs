using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Todo.Application.Idempotency;
using Todo.Domain.Users;
using Todo.Infrastructure.Database;

namespace Todo.Infrastructure.Idempotency;

internal sealed class IdempotencyRecordConfiguration : IEntityTypeConfiguration<IdempotencyRecord>
{
    public const int MaxOperationLength = 64;

    public void Configure(EntityTypeBuilder<IdempotencyRecord> builder)
    {
        builder.ToTable("idempotent_answers");
        builder.HasKey(record => new { record.UserId, record.Operation, record.IdempotencyKey });
        builder.Property(record => record.Operation).HasMaxLength(MaxOperationLength).IsUnicode(false).ComparedByCodeUnit();
        builder.Property(record => record.IdempotencyKey).HasMaxLength(IdempotencyKey.MaxLength).IsUnicode(false).ComparedByCodeUnit();
        builder.Property(record => record.RequestHash).HasMaxLength(32);
        builder.HasOne<User>().WithMany().HasForeignKey(record => record.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(record => record.CreatedAt).HasDatabaseName("ix_idempotent_answers_created_at");
    }
}
