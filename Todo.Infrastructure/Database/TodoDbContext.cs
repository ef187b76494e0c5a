using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Todo.Domain.Sessions;
using Todo.Domain.Todos;
using Todo.Domain.Users;
using Todo.Infrastructure.Throttling;

namespace Todo.Infrastructure.Database;

/// <summary>The model that both databases share; each has a context type of its own for what differs, and for its migrations.</summary>
internal abstract class TodoDbContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<User> Users => Set<User>();

    public DbSet<TodoItem> Todos => Set<TodoItem>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<RefreshToken> RefreshTokens => Set<RefreshToken>();

    public DbSet<Attempt> Attempts => Set<Attempt>();

    public DbSet<SchemaLevel> SchemaLevels => Set<SchemaLevel>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(TodoDbContext).Assembly);
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
            property.SetColumnName(JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
    }
}
