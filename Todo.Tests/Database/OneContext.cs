using System.Data.Common;
using Todo.Infrastructure.Database;

namespace Todo.Tests.Database;

/// <summary>Gives out one context, on whichever connection it has.</summary>
internal sealed class OneContext(TodoDbContext context) : ITodoDbContextFactory
{
    public TodoDbContext Create() => context;

    public TodoDbContext Create(DbConnection connection) => context;
}
