using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Todo.Domain.Sessions;

namespace Todo.Infrastructure.Sessions;

internal sealed class RefreshTokenConfiguration : IEntityTypeConfiguration<RefreshToken>
{
    public void Configure(EntityTypeBuilder<RefreshToken> builder)
    {
        builder.ToTable("refresh_tokens");
        builder.HasKey(token => token.Id);
        builder.Property(token => token.Hash).HasMaxLength(32);
        // Earlier versions of the program insert tokens without it.
        builder.Property(token => token.NamesSession).HasDefaultValue(false);
        // The column keeps its original name because earlier versions of the program use it.
        builder.Property(token => token.UsedAt).HasColumnName("spent_at");
        builder.HasOne<Session>().WithMany().HasForeignKey(token => token.SessionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(token => token.Hash).IsUnique().HasDatabaseName("ux_refresh_tokens_hash");
        builder.HasIndex(token => token.SessionId).HasDatabaseName("ix_refresh_tokens_session_id");
        builder.HasIndex(token => token.ParentId).HasDatabaseName("ix_refresh_tokens_parent_id");
    }
}
