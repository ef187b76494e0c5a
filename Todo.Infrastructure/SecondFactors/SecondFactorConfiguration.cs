using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Todo.Domain.SecondFactors;
using Todo.Domain.Users;

namespace Todo.Infrastructure.SecondFactors;

internal sealed class SecondFactorConfiguration : IEntityTypeConfiguration<SecondFactor>
{
    public void Configure(EntityTypeBuilder<SecondFactor> builder)
    {
        builder.ToTable("second_factors");
        builder.HasKey(factor => factor.UserId);
        builder.Property(factor => factor.UserId).ValueGeneratedNever();
        builder.Property(factor => factor.ProtectedSecret).HasMaxLength(SecondFactor.MaxProtectedSecretBytes);
        builder.Property(factor => factor.UsedStep0).HasColumnName("used_step_0");
        builder.Property(factor => factor.UsedStep1).HasColumnName("used_step_1");
        builder.Property(factor => factor.UsedStep2).HasColumnName("used_step_2");
        builder.HasOne<User>().WithOne().HasForeignKey<SecondFactor>(factor => factor.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class RecoveryCodeConfiguration : IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<RecoveryCode> builder)
    {
        builder.ToTable("recovery_codes");
        builder.HasKey(code => new { code.UserId, code.Hash });
        builder.Property(code => code.Hash).HasMaxLength(SHA256.HashSizeInBytes);
        builder.HasOne<User>().WithMany().HasForeignKey(code => code.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
