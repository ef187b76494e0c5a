using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Todo.Domain.Users;
using Todo.Domain.Webhooks;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Tombstones;

namespace Todo.Infrastructure.Users;

internal sealed class UserConfiguration : IEntityTypeConfiguration<User>
{
    /// <summary>
    /// The id of the user who owns the todos in the trash, so that no statement about the todos of a real user finds them. It has no
    /// password, and an address in lower case, which no sign-in looks for.
    /// </summary>
    public const long Trash = -1;

    /// <summary>Upper case and NFC change the length of some letters: at most threefold.</summary>
    public const int MaxNormalizedEmailLength = 3 * EmailAddress.MaxLength;

    public const int MaxPasswordHashLength = 200;

    private static readonly object TrashOwner = new
    {
        Id = Trash,
        Name = string.Empty,
        Email = string.Empty,
        NormalizedEmail = "trash",
        PasswordHash = string.Empty,
        TimeZone = TimeZones.Default,
        TodoCount = 0L,
        ChangeSeq = 0L,
        ForgottenSeq = 0L,
        EmailVerified = false,
        TwoFactor = false,
        CreatedAt = DateTimeOffset.UnixEpoch,
        UpdatedAt = DateTimeOffset.UnixEpoch,
    };

    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.ToTable("users");
        builder.HasKey(user => user.Id);
        builder.Property(user => user.Name).HasMaxLength(User.MaxNameLength);
        builder.Property(user => user.Email).HasMaxLength(EmailAddress.MaxLength);
        builder.Property(user => user.NormalizedEmail).HasMaxLength(MaxNormalizedEmailLength).ComparedByCodeUnit();
        builder.Property(user => user.PasswordHash).HasMaxLength(MaxPasswordHashLength).ComparedByCodeUnit();
        builder.HasIndex(user => user.NormalizedEmail).IsUnique().HasDatabaseName("ux_users_normalized_email");
        builder.Property(user => user.TimeZone).HasMaxLength(TimeZones.MaxNameLength).IsUnicode(false).HasDefaultValue(TimeZones.Default);
        builder.Property(user => user.WebhookEvents).HasDefaultValue(WebhookEvents.None).HasSentinel(WebhookEvents.None);
        builder.Property(user => user.EmailVerified).HasDefaultValue(false);
        builder.Property(user => user.TwoFactor).HasDefaultValue(false);
        builder.Property<long>(ForgottenDeletions.ForgottenSeq).HasDefaultValue(0L);
        builder.HasData(TrashOwner);
    }
}
