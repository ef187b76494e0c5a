using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Todo.Domain.Todos;

namespace Todo.Infrastructure.Database.PostgreSql;

/// <summary>The model on PostgreSQL: instants are timestamptz, which has microseconds; text compared as a key compares by code unit.</summary>
internal sealed class PostgreSqlTodoDbContext(DbContextOptions<PostgreSqlTodoDbContext> options) : TodoDbContext(options)
{
    protected override string CodeUnitCollation => "C";

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<TodoItem>(EndIndexesWithTheId);
    }

    /// <summary>Appends the id, which is the tiebreaker of every sort, because PostgreSQL does not append the primary key to an index.</summary>
    private static void EndIndexesWithTheId(EntityTypeBuilder<TodoItem> todos)
    {
        foreach (var index in todos.Metadata.GetIndexes().ToArray())
        {
            todos.Metadata.RemoveIndex(index);
            todos.HasIndex([.. index.Properties.Select(property => property.Name), nameof(TodoItem.Id)])
                .HasDatabaseName(index.GetDatabaseName() + "_id")
                .HasFilter(index.GetFilter()?.Replace("is_done = 0", "NOT is_done", StringComparison.Ordinal));
        }
    }
}
