using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Todo.Domain.Sessions;
using Todo.Domain.Users;

namespace Todo.Infrastructure.Sessions;

internal sealed class SessionConfiguration : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("sessions");
        builder.HasKey(session => session.Id);
        builder.Property(session => session.ClientId).HasMaxLength(Session.MaxClientLength);
        builder.Property(session => session.UserAgent).HasMaxLength(Session.MaxClientLength);
        builder.Property(session => session.TokenKey).HasMaxLength(Session.TokenKeyBytes);
        builder.HasOne<User>().WithMany().HasForeignKey(session => session.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(session => session.UserId).HasDatabaseName("ix_sessions_user_id");
        builder.HasIndex(session => session.ExpiresAt).HasDatabaseName("ix_sessions_expires_at");
    }
}
