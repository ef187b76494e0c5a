using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Todo.Domain.Todos;

namespace Todo.Infrastructure.Database.SqlServer;

/// <summary>The model on SQL Server: instants are datetime2(7) in UTC; text that is compared as a key compares by code unit.</summary>
internal sealed class SqlServerTodoDbContext(DbContextOptions<SqlServerTodoDbContext> options) : TodoDbContext(options)
{
    protected override string CodeUnitCollation => "Latin1_General_100_BIN2";

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcDateTimeConverter>().HaveColumnType("datetime2(7)");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<TodoItem>(KeepTheTodosOfAUserTogether);
    }

    /// <summary>
    /// The table is clustered by owner, so that the default list is one range without a lookup per row. The indexes of the other sorts do
    /// not include the content: at up to 40 KB per row, a lookup costs less than three more copies.
    /// </summary>
    private static void KeepTheTodosOfAUserTogether(EntityTypeBuilder<TodoItem> todos)
    {
        todos.HasKey(todo => todo.Id).IsClustered(false);
        todos.Metadata.RemoveIndex(todos.HasIndex(todo => todo.UserId).Metadata);
        todos.HasIndex(todo => new { todo.UserId, todo.Id }).IsUnique().IsClustered().HasDatabaseName("ux_todos_user_id_id");
    }

    internal sealed class UtcDateTimeConverter() : ValueConverter<DateTimeOffset, DateTime>(
        instant => instant.UtcDateTime, time => new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)));
}
