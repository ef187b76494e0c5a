using Todo.Infrastructure.Database;
using Todo.Infrastructure.Database.PostgreSql;
using Todo.Infrastructure.Database.Sqlite;
using Todo.Infrastructure.Database.SqlServer;

namespace Todo.Tests.Database;

/// <summary>The models without a database.</summary>
internal static class DesignTime
{
    public static TodoDbContext CreateContext(DatabaseProvider provider) => provider switch
    {
        DatabaseProvider.SqlServer => new SqlServerDesignTimeFactory().CreateDbContext([]),
        DatabaseProvider.PostgreSql => new PostgreSqlDesignTimeFactory().CreateDbContext([]),
        _ => new SqliteDesignTimeFactory().CreateDbContext([]),
    };
}
