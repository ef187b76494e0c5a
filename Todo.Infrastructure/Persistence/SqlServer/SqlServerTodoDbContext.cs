using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Todo.Domain.Todos;
using Todo.Domain.Users;
using Todo.Infrastructure.Persistence.Configurations;

namespace Todo.Infrastructure.Persistence.SqlServer;

/// <summary>The model on SQL Server: instants are datetime2(7) in UTC; what is compared as a key compares by code unit.</summary>
internal sealed class SqlServerTodoDbContext(DbContextOptions<SqlServerTodoDbContext> options) : TodoDbContext(options)
{
    /// <summary>Compares by code unit, whatever collation the database has.</summary>
    private const string Binary = "Latin1_General_100_BIN2";

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcDateTimeConverter>().HaveColumnType("datetime2(7)");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<User>().Property(user => user.NormalizedEmail).UseCollation(Binary);
        modelBuilder.Entity<IdempotencyRecord>().Property(record => record.IdempotencyKey).UseCollation(Binary);
        modelBuilder.Entity<TodoItem>().Property<string>(TodoConfiguration.ContentFolded).UseCollation(Binary);
    }

    private sealed class UtcDateTimeConverter() : ValueConverter<DateTimeOffset, DateTime>(
        instant => instant.UtcDateTime, time => new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)));
}
