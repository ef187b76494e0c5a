using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Todo.Domain.Recurrence;
using Todo.Domain.Todos;
using Todo.Domain.Users;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Users;

namespace Todo.Infrastructure.Todos;

/// <summary>The schema of the todos. New columns have defaults, so that the previous release can insert rows without them.</summary>
internal sealed class TodoConfiguration : IEntityTypeConfiguration<TodoItem>
{
    /// <summary>The owner of a todo in the trash, whose <c>user_id</c> is <see cref="UserConfiguration.Trash"/>.</summary>
    public const string TrashUserId = "TrashUserId";

    private const string ContentFolded = "ContentFolded";
    private const string NotesFolded = "NotesFolded";

    public void Configure(EntityTypeBuilder<TodoItem> builder)
    {
        builder.ToTable("todos");
        builder.HasKey(todo => todo.Id);
        builder.HasOne<User>().WithMany().HasForeignKey(todo => todo.UserId).OnDelete(DeleteBehavior.Cascade);
        ConfigureMembers(builder);
        ConfigureIndexes(builder);
    }

    private static void ConfigureMembers(EntityTypeBuilder<TodoItem> builder)
    {
        builder.Ignore(todo => todo.Place).Ignore(todo => todo.CompletedAt).Ignore(todo => todo.Series);
        builder.Property<string>(ContentFolded).IsRequired().ComparedByCodeUnit();
        builder.Property<string>(NotesFolded).HasDefaultValue(string.Empty).IsRequired().ComparedByCodeUnit();
        builder.Property<long?>(TrashUserId);
        builder.Property(todo => todo.ListId).HasDefaultValue(TodoPlace.Unlisted);
        builder.Property(todo => todo.Notes).HasDefaultValue(string.Empty);
        builder.Property(todo => todo.Priority).HasDefaultValue(Priority.None).HasSentinel(Priority.None);
        builder.Property(todo => todo.Labels).HasDefaultValueSql("'[]'").HasConversion(
            labels => JsonSerializer.Serialize<IReadOnlyList<string>>(labels, JsonSerializerOptions.Default),
            json => new LabelSet(JsonSerializer.Deserialize<string[]>(json, JsonSerializerOptions.Default)!),
            new ValueComparer<LabelSet>(favorStructuralComparisons: false));
        builder.Property(todo => todo.Due).HasConversion(due => due!.Value.SortKey, key => DueDate.FromSortKey(key));
        builder.Property(todo => todo.Recurrence).HasMaxLength(RecurrenceRule.MaxLength);
        builder.Property(todo => todo.RecurrenceFrom).HasDefaultValue(RecurrenceFrom.Due).HasSentinel(RecurrenceFrom.Due);
        builder.Property(todo => todo.SeriesStart).HasConversion(date => date!.Value.DayNumber, number => DateOnly.FromDayNumber(number));
        builder.Property(todo => todo.SeriesUsed).HasConversion(date => date!.Value.DayNumber, number => DateOnly.FromDayNumber(number));
        builder.Property(todo => todo.IsPristine).HasDefaultValue(false);
        builder.Property(todo => todo.Position).HasDefaultValue(0L);
        builder.Property(todo => todo.LastCompletedAt).HasColumnName("completed_at");
        builder.Property(todo => todo.WentWithParent).HasDefaultValue(false);
    }

    /// <summary>Every index costs a page with every write that touches it: what most todos do not have is indexed where they have it.</summary>
    private static void ConfigureIndexes(EntityTypeBuilder<TodoItem> builder)
    {
        // The sorts; the databases append the primary key, which breaks the ties.
        builder.HasIndex(todo => todo.UserId).HasDatabaseName("ix_todos_user_id");
        builder.HasIndex(todo => new { todo.UserId, todo.CreatedAt }).HasDatabaseName("ix_todos_user_id_created_at");
        builder.HasIndex(todo => new { todo.UserId, todo.UpdatedAt }).HasDatabaseName("ix_todos_user_id_updated_at");
        builder.HasIndex(todo => new { todo.UserId, todo.Position }).HasDatabaseName("ix_todos_user_id_position");
        builder.HasIndex(todo => new { todo.UserId, todo.Priority }).HasDatabaseName("ix_todos_user_id_priority").HasFilter("priority > 0");
        builder.HasIndex(todo => new { todo.UserId, todo.Due }).HasDatabaseName("ix_todos_user_id_due").HasFilter("due IS NOT NULL");
        builder.HasIndex(todo => new { todo.UserId, todo.LastCompletedAt })
            .HasDatabaseName("ix_todos_user_id_completed_at").HasFilter("completed_at IS NOT NULL");
        // The changes, of todos and of the trash.
        builder.HasIndex(todo => new { todo.UserId, todo.ChangeSeq }).HasDatabaseName("ix_todos_user_id_change_seq");
        builder.HasIndex(TrashUserId, nameof(TodoItem.ChangeSeq)).HasDatabaseName("ix_todos_trash_user_id_change_seq").HasFilter("trash_user_id IS NOT NULL");
        // The filters. Open todos have indexes of their own: completed ones accumulate.
        builder.HasIndex(todo => new { todo.UserId, todo.IsDone }).HasDatabaseName("ix_todos_user_id_is_done");
        builder.HasIndex(todo => new { todo.UserId, todo.IsDone, todo.Due }).HasDatabaseName("ix_todos_user_id_is_done_due").HasFilter("due IS NOT NULL");
        builder.HasIndex(todo => new { todo.UserId, todo.ListId, todo.Position }).HasDatabaseName("ix_todos_user_id_list_id_position");
        builder.HasIndex(todo => new { todo.UserId, todo.ListId, todo.IsDone, todo.Position })
            .HasDatabaseName("ix_todos_user_id_list_id_open_position").HasFilter("is_done = 0");
        builder.HasIndex(todo => new { todo.UserId, todo.ParentId })
            .HasDatabaseName("ix_todos_user_id_parent_id").HasFilter("parent_id IS NOT NULL");
        builder.HasIndex(todo => new { todo.UserId, todo.ParentId, todo.Position })
            .HasDatabaseName("ix_todos_user_id_parent_id_position").HasFilter("parent_id IS NOT NULL");
        // The trash: by time, by parent, and for the clean-up.
        builder.HasIndex(TrashUserId, nameof(TodoItem.DeletedAt)).HasDatabaseName("ix_todos_trash_user_id_deleted_at").HasFilter("trash_user_id IS NOT NULL");
        builder.HasIndex(TrashUserId, nameof(TodoItem.ParentId)).HasDatabaseName("ix_todos_trash_user_id_parent_id").HasFilter("trash_user_id IS NOT NULL");
        builder.HasIndex(todo => todo.DeletedAt).HasDatabaseName("ix_todos_deleted_at").HasFilter("deleted_at IS NOT NULL");
    }
}
