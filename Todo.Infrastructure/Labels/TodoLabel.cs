using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Todo.Domain.Todos;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Users;

namespace Todo.Infrastructure.Labels;

/// <summary>A label of a todo, to find the todo by.</summary>
internal sealed class TodoLabel
{
    public long TodoId { get; init; }

    /// <summary>The owner of the todo; <see cref="UserConfiguration.Trash"/> while the todo is in the trash.</summary>
    public long OwnerId { get; init; }

    /// <summary>The label with its letter case folded.</summary>
    public required string Folded { get; init; }

    /// <summary>The label as written.</summary>
    public required string Name { get; init; }

    /// <summary>The change number of the transaction that wrote it: the spelling written last is the one that is shown.</summary>
    public long WrittenSeq { get; init; }
}

internal sealed class TodoLabelConfiguration : IEntityTypeConfiguration<TodoLabel>
{
    public void Configure(EntityTypeBuilder<TodoLabel> builder)
    {
        builder.ToTable("todo_labels");
        builder.HasKey(label => new { label.OwnerId, label.Folded, label.TodoId });
        builder.Property(label => label.Folded).HasMaxLength(LabelSet.MaxLength).ComparedByCodeUnit();
        builder.Property(label => label.Name).HasMaxLength(LabelSet.MaxLength).ComparedByCodeUnit();
        builder.HasOne<TodoItem>().WithMany().HasForeignKey(label => label.TodoId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(label => label.TodoId).HasDatabaseName("ix_todo_labels_todo_id");
    }
}
