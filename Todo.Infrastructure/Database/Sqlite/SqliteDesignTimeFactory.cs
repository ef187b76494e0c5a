using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Todo.Infrastructure.Database.Sqlite;

/// <summary>Lets <c>dotnet ef</c> build the SQLite model without a configuration.</summary>
internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteTodoDbContext>
{
    public SqliteTodoDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteTodoDbContext>().UseSqlite("Data Source=design-time.db").Options);
}
