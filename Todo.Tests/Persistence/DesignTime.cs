using Todo.Infrastructure.Persistence;

namespace Todo.Tests.Persistence;

/// <summary>The models without a database.</summary>
internal static class DesignTime
{
    public static TodoDbContext CreateContext(DatabaseProvider provider) => provider == DatabaseProvider.SqlServer
        ? new SqlServerDesignTimeFactory().CreateDbContext([])
        : new SqliteDesignTimeFactory().CreateDbContext([]);
}
