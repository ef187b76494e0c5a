using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Todo.Domain.Sessions;

namespace Todo.Infrastructure.Sessions;

internal sealed class RefreshTokenConfiguration : IEntityTypeConfiguration<RefreshToken>
{
    /// <summary>The column of <see cref="RefreshToken.UsedAt"/> keeps its original name because earlier versions of the program use it.</summary>
    public const string UsedAt = "spent_at";

    public const int HashBytes = 32;

    public void Configure(EntityTypeBuilder<RefreshToken> builder)
    {
        builder.ToTable("refresh_tokens");
        builder.HasKey(token => token.Id);
        builder.Property(token => token.Hash).HasMaxLength(HashBytes);
        // Earlier versions of the program insert tokens without it.
        builder.Property(token => token.NamesSession).HasDefaultValue(false);
        builder.Property(token => token.UsedAt).HasColumnName(UsedAt);
        builder.HasOne<Session>().WithMany().HasForeignKey(token => token.SessionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(token => token.Hash).IsUnique().HasDatabaseName("ux_refresh_tokens_hash");
        builder.HasIndex(token => token.SessionId).HasDatabaseName("ix_refresh_tokens_session_id");
        builder.HasIndex(token => token.ParentId).HasDatabaseName("ix_refresh_tokens_parent_id");
    }
}
