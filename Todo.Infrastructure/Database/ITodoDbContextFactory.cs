using System.Data.Common;

namespace Todo.Infrastructure.Database;

/// <summary>Creates EF Core contexts for the configured database.</summary>
internal interface ITodoDbContextFactory
{
    /// <summary>Creates a context that opens its own connections.</summary>
    TodoDbContext Create();

    /// <summary>Creates a context on a session's connection.</summary>
    TodoDbContext Create(DbConnection connection);
}
