using System.Data.Common;
using Todo.Infrastructure.Database;

namespace Todo.Tests.Database;

/// <summary>Always returns the same context, regardless of the connection.</summary>
internal sealed class OneContext(TodoDbContext context) : ITodoDbContextFactory
{
    public TodoDbContext Create() => context;

    public TodoDbContext Create(DbConnection connection) => context;
}
