using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Todo.Domain.Users;
using Todo.Domain.Webhooks;

namespace Todo.Infrastructure.Webhooks;

internal sealed class WebhookConfiguration : IEntityTypeConfiguration<Webhook>
{
    /// <summary>The longest name of an instance.</summary>
    public const int MaxLeaseOwnerLength = 64;

    public void Configure(EntityTypeBuilder<Webhook> builder)
    {
        builder.ToTable("webhooks");
        builder.HasKey(webhook => webhook.Id);
        builder.Property(webhook => webhook.Url).HasMaxLength(Webhook.MaxUrlLength);
        builder.Property(webhook => webhook.DisabledReason).HasMaxLength(Webhook.MaxReasonLength);
        builder.Property(webhook => webhook.ProtectedSecret).HasMaxLength(Webhook.MaxProtectedSecretBytes);
        builder.Property(webhook => webhook.PreviousProtectedSecret).HasMaxLength(Webhook.MaxProtectedSecretBytes);
        builder.Property(webhook => webhook.LeaseOwner).HasMaxLength(MaxLeaseOwnerLength).IsUnicode(false);
        builder.HasOne<User>().WithMany().HasForeignKey(webhook => webhook.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(webhook => webhook.UserId).HasDatabaseName("ix_webhooks_user_id");
    }
}

internal sealed class WebhookDeliveryConfiguration : IEntityTypeConfiguration<WebhookDelivery>
{
    private const string IsPending = "state = 0";

    public void Configure(EntityTypeBuilder<WebhookDelivery> builder)
    {
        builder.ToTable("webhook_deliveries");
        builder.HasKey(delivery => delivery.Id);
        builder.Property(delivery => delivery.MessageId).HasMaxLength(WebhookDelivery.MaxMessageIdLength).IsUnicode(false);
        builder.Property(delivery => delivery.Type).HasMaxLength(WebhookDelivery.MaxTypeLength).IsUnicode(false);
        builder.HasOne<Webhook>().WithMany().HasForeignKey(delivery => delivery.WebhookId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(delivery => new { delivery.WebhookId, delivery.Id }).HasDatabaseName("ix_webhook_deliveries_webhook_id_id");
        // For the delivery: which webhooks have something due, and what. Pending deliveries are few.
        builder.HasIndex(delivery => new { delivery.NextAttemptAt, delivery.WebhookId })
            .HasDatabaseName("ix_webhook_deliveries_pending_next_attempt_at").HasFilter(IsPending);
        builder.HasIndex(delivery => new { delivery.WebhookId, delivery.NextAttemptAt })
            .HasDatabaseName("ix_webhook_deliveries_pending_webhook_id").HasFilter(IsPending);
    }
}

internal sealed class DeliveryAttemptConfiguration : IEntityTypeConfiguration<DeliveryAttempt>
{
    public void Configure(EntityTypeBuilder<DeliveryAttempt> builder)
    {
        builder.ToTable("webhook_attempts");
        builder.HasKey(attempt => attempt.Id);
        builder.Property(attempt => attempt.Error).HasMaxLength(DeliveryAttempt.MaxErrorLength);
        builder.HasOne<WebhookDelivery>().WithMany().HasForeignKey(attempt => attempt.DeliveryId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(attempt => attempt.DeliveryId).HasDatabaseName("ix_webhook_attempts_delivery_id");
    }
}
