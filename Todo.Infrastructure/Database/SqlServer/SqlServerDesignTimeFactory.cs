using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Todo.Infrastructure.Database.SqlServer;

/// <summary>Lets <c>dotnet ef</c> build the SQL Server model without a server.</summary>
internal sealed class SqlServerDesignTimeFactory : IDesignTimeDbContextFactory<SqlServerTodoDbContext>
{
    public SqlServerTodoDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqlServerTodoDbContext>().UseSqlServer("Server=design-time").Options);
}
