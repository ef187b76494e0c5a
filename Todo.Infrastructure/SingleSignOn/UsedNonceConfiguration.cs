using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Todo.Infrastructure.SingleSignOn;

internal sealed class UsedNonceConfiguration : IEntityTypeConfiguration<UsedNonce>
{
    public void Configure(EntityTypeBuilder<UsedNonce> builder)
    {
        builder.ToTable("used_nonces");
        builder.HasKey(nonce => nonce.Hash);
        builder.Property(nonce => nonce.Hash).HasMaxLength(SHA256.HashSizeInBytes);
        builder.HasIndex(nonce => nonce.ExpiresAt).HasDatabaseName("ix_used_nonces_expires_at");
    }
}
