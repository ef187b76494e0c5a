using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Todo.Domain.Mails;
using Todo.Domain.Users;

namespace Todo.Infrastructure.Mails;

internal sealed class MailConfiguration : IEntityTypeConfiguration<Mail>
{
    public void Configure(EntityTypeBuilder<Mail> builder)
    {
        builder.ToTable("mails");
        builder.HasKey(mail => mail.Id);
        builder.Property(mail => mail.Address).HasMaxLength(EmailAddress.MaxLength);
        builder.Property(mail => mail.Recipient).HasMaxLength(Mail.RecipientBytes);
        builder.Property(mail => mail.ProtectedToken).HasMaxLength(Mail.MaxProtectedTokenBytes);
        builder.HasOne<User>().WithMany().HasForeignKey(mail => mail.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(mail => mail.UserId).HasDatabaseName("ix_mails_user_id");
        builder.HasIndex(mail => mail.NextAttemptAt).HasDatabaseName("ix_mails_next_attempt_at").HasFilter("next_attempt_at IS NOT NULL");
        // Covers the count: a lookup of the row itself could deadlock with its deletion.
        builder.HasIndex(mail => new { mail.Recipient, mail.Kind, mail.CreatedAt }).HasDatabaseName("ix_mails_recipient_kind_created_at");
        builder.HasIndex(mail => mail.CreatedAt).HasDatabaseName("ix_mails_created_at");
    }
}

internal sealed class MailTokenConfiguration : IEntityTypeConfiguration<MailToken>
{
    public void Configure(EntityTypeBuilder<MailToken> builder)
    {
        builder.ToTable("mail_tokens");
        builder.HasKey(token => token.Id);
        builder.Property(token => token.Hash).HasMaxLength(SHA256.HashSizeInBytes);
        builder.Property(token => token.Email).HasMaxLength(EmailAddress.MaxLength);
        builder.HasOne<User>().WithMany().HasForeignKey(token => token.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(token => token.Hash).IsUnique().HasDatabaseName("ux_mail_tokens_hash");
        builder.HasIndex(token => new { token.UserId, token.Kind }).HasDatabaseName("ix_mail_tokens_user_id_kind");
        builder.HasIndex(token => token.ExpiresAt).HasDatabaseName("ix_mail_tokens_expires_at");
    }
}
