using System.Data.Common;

namespace Todo.Infrastructure.Database;

/// <summary>Makes EF Core contexts for the database in use.</summary>
internal interface ITodoDbContextFactory
{
    /// <summary>A context that opens connections of its own.</summary>
    TodoDbContext Create();

    /// <summary>A context on a session's connection.</summary>
    TodoDbContext Create(DbConnection connection);
}
