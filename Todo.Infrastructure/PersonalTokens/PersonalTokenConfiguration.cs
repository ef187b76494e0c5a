using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Todo.Domain.PersonalTokens;
using Todo.Domain.Users;

namespace Todo.Infrastructure.PersonalTokens;

internal sealed class PersonalTokenConfiguration : IEntityTypeConfiguration<PersonalToken>
{
    public void Configure(EntityTypeBuilder<PersonalToken> builder)
    {
        builder.ToTable("personal_tokens");
        builder.HasKey(token => token.Id);
        builder.Property(token => token.Name).HasMaxLength(PersonalToken.MaxNameLength);
        builder.Property(token => token.Hash).HasMaxLength(SHA256.HashSizeInBytes);
        builder.Property(token => token.Hint).HasMaxLength(PersonalToken.HintLength).IsUnicode(false);
        builder.HasOne<User>().WithMany().HasForeignKey(token => token.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(token => token.Hash).IsUnique().HasDatabaseName("ux_personal_tokens_hash");
        builder.HasIndex(token => new { token.UserId, token.Id }).HasDatabaseName("ix_personal_tokens_user_id_id");
        builder.HasIndex(token => token.ExpiresAt).HasDatabaseName("ix_personal_tokens_expires_at");
    }
}
