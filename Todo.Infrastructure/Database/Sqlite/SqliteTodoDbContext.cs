using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Todo.Domain;

namespace Todo.Infrastructure.Database.Sqlite;

/// <summary>The model on SQLite: instants are whole microseconds since 1970, which sort and compare as integers.</summary>
internal sealed class SqliteTodoDbContext(DbContextOptions<SqliteTodoDbContext> options) : TodoDbContext(options)
{
    protected override string? CodeUnitCollation => null;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<MicrosecondsConverter>();

    internal sealed class MicrosecondsConverter() : ValueConverter<DateTimeOffset, long>(
        instant => instant.ToUnixMicroseconds(), microseconds => Timestamps.FromUnixMicroseconds(microseconds));
}
