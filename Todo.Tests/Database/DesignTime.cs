using Todo.Infrastructure.Database;
using Todo.Infrastructure.Database.Sqlite;
using Todo.Infrastructure.Database.SqlServer;

namespace Todo.Tests.Database;

/// <summary>The models without a database.</summary>
internal static class DesignTime
{
    public static TodoDbContext CreateContext(DatabaseProvider provider) => provider == DatabaseProvider.SqlServer
        ? new SqlServerDesignTimeFactory().CreateDbContext([])
        : new SqliteDesignTimeFactory().CreateDbContext([]);
}
