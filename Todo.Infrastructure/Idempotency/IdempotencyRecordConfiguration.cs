using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Todo.Application.Todos;
using Todo.Domain.Users;

namespace Todo.Infrastructure.Idempotency;

internal sealed class IdempotencyRecordConfiguration : IEntityTypeConfiguration<IdempotencyRecord>
{
    public void Configure(EntityTypeBuilder<IdempotencyRecord> builder)
    {
        builder.ToTable("idempotency_keys");
        builder.HasKey(record => new { record.UserId, record.IdempotencyKey });
        builder.Property(record => record.IdempotencyKey).HasMaxLength(IdempotencyKey.MaxLength).IsUnicode(false);
        builder.Property(record => record.RequestHash).HasMaxLength(32);
        builder.HasOne<User>().WithMany().HasForeignKey(record => record.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(record => record.CreatedAt).HasDatabaseName("ix_idempotency_keys_created_at");
    }
}
