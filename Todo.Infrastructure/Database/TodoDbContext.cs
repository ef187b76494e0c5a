using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Todo.Domain.Sessions;
using Todo.Domain.Users;

namespace Todo.Infrastructure.Database;

/// <summary>The model that all databases share. Each database has its own context type for its differences and migrations.</summary>
internal abstract class TodoDbContext(DbContextOptions options) : DbContext(options)
{
    /// <summary>The session whose connection the context uses; null if it has one of its own.</summary>
    public DatabaseSession? Session { get; set; }

    public DbSet<User> Users => Set<User>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<RefreshToken> RefreshTokens => Set<RefreshToken>();

    public DbSet<SchemaLevel> SchemaLevels => Set<SchemaLevel>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(TodoDbContext).Assembly);
        modelBuilder.UseCodeUnitCollation(CodeUnitCollation);
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()).Where(HasNoNameOfItsOwn))
            property.SetColumnName(JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
    }

    /// <summary>The collation that compares by code unit; null if the default one does.</summary>
    protected abstract string? CodeUnitCollation { get; }

    private static bool HasNoNameOfItsOwn(IMutableProperty property) => property.FindAnnotation(RelationalAnnotationNames.ColumnName) is null;
}
