using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Todo.Domain.Users;
using Todo.Infrastructure.Database;

namespace Todo.Infrastructure.Users;

internal sealed class UserConfiguration : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.ToTable("users");
        builder.HasKey(user => user.Id);
        builder.Property(user => user.Name).HasMaxLength(User.MaxNameLength);
        builder.Property(user => user.Email).HasMaxLength(EmailAddress.MaxLength);
        // Upper case and NFC change the length of some letters: at most threefold.
        builder.Property(user => user.NormalizedEmail).HasMaxLength(3 * EmailAddress.MaxLength).ComparedByCodeUnit();
        builder.Property(user => user.PasswordHash).HasMaxLength(200).ComparedByCodeUnit();
        builder.HasIndex(user => user.NormalizedEmail).IsUnique().HasDatabaseName("ux_users_normalized_email");
        builder.Property(user => user.UpdatedAt).IsConcurrencyToken();
    }
}
