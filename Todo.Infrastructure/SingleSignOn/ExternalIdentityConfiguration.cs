using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Todo.Domain.SingleSignOn;
using Todo.Domain.Users;
using Todo.Infrastructure.Database;

namespace Todo.Infrastructure.SingleSignOn;

internal sealed class ExternalIdentityConfiguration : IEntityTypeConfiguration<ExternalIdentity>
{
    public void Configure(EntityTypeBuilder<ExternalIdentity> builder)
    {
        builder.ToTable("external_identities");
        builder.HasKey(identity => new { identity.Issuer, identity.Subject });
        builder.Property(identity => identity.Issuer).HasMaxLength(ExternalIdentity.MaxIssuerLength).IsUnicode(false).ComparedByCodeUnit();
        builder.Property(identity => identity.Subject).HasMaxLength(ExternalIdentity.MaxSubjectLength).IsUnicode(false).ComparedByCodeUnit();
        builder.HasOne<User>().WithMany().HasForeignKey(identity => identity.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(identity => new { identity.UserId, identity.Issuer }).IsUnique().HasDatabaseName("ux_external_identities_user_id_issuer");
    }
}
