using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Todo.Infrastructure.Persistence.Sqlite;
using Todo.Infrastructure.Persistence.SqlServer;

namespace Todo.Infrastructure.Persistence;

/// <summary>Lets <c>dotnet ef</c> build the SQLite model without a configuration.</summary>
internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteTodoDbContext>
{
    public SqliteTodoDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteTodoDbContext>().UseSqlite("Data Source=design-time.db").Options);
}

/// <summary>Lets <c>dotnet ef</c> build the SQL Server model without a server.</summary>
internal sealed class SqlServerDesignTimeFactory : IDesignTimeDbContextFactory<SqlServerTodoDbContext>
{
    public SqlServerTodoDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqlServerTodoDbContext>().UseSqlServer("Server=design-time").Options);
}
