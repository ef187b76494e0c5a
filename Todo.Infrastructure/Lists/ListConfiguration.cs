using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Todo.Domain.Lists;
using Todo.Domain.Users;

namespace Todo.Infrastructure.Lists;

internal sealed class ListConfiguration : IEntityTypeConfiguration<TodoList>
{
    public void Configure(EntityTypeBuilder<TodoList> builder)
    {
        builder.ToTable("lists");
        builder.HasKey(list => list.Id);
        builder.Property(list => list.Name).HasMaxLength(TodoList.MaxNameLength);
        builder.HasOne<User>().WithMany().HasForeignKey(list => list.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(list => new { list.UserId, list.Position, list.Id }).HasDatabaseName("ix_lists_user_id_position_id");
        builder.HasIndex(list => new { list.UserId, list.ChangeSeq }).HasDatabaseName("ix_lists_user_id_change_seq");
    }
}
