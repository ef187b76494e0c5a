using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Todo.Domain.Todos;
using Todo.Domain.Users;
using Todo.Infrastructure.Database;

namespace Todo.Infrastructure.Todos;

internal sealed class TodoConfiguration : IEntityTypeConfiguration<TodoItem>
{
    /// <summary>The content with its letter case folded, for the search.</summary>
    public const string ContentFolded = "ContentFolded";

    public void Configure(EntityTypeBuilder<TodoItem> builder)
    {
        builder.ToTable("todos");
        builder.HasKey(todo => todo.Id);
        builder.Property<string>(ContentFolded).IsRequired().ComparedByCodeUnit();
        builder.HasOne<User>().WithMany().HasForeignKey(todo => todo.UserId).OnDelete(DeleteBehavior.Cascade);

        // One index a sort; both databases append the primary key, which breaks the ties.
        builder.HasIndex(todo => todo.UserId).HasDatabaseName("ix_todos_user_id");
        builder.HasIndex(todo => new { todo.UserId, todo.CreatedAt }).HasDatabaseName("ix_todos_user_id_created_at");
        builder.HasIndex(todo => new { todo.UserId, todo.UpdatedAt }).HasDatabaseName("ix_todos_user_id_updated_at");
        // The same with the filter, so that a page reads no row that it leaves out; the first serves the bulk operations too.
        builder.HasIndex(todo => new { todo.UserId, todo.IsDone }).HasDatabaseName("ix_todos_user_id_is_done");
        builder.HasIndex(todo => new { todo.UserId, todo.IsDone, todo.CreatedAt }).HasDatabaseName("ix_todos_user_id_is_done_created_at");
        builder.HasIndex(todo => new { todo.UserId, todo.IsDone, todo.UpdatedAt }).HasDatabaseName("ix_todos_user_id_is_done_updated_at");
    }
}
