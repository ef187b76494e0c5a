using Todo.Infrastructure.Database;

namespace Todo.Tests.Harness;

/// <summary>Marks a test that applies to PostgreSQL only.</summary>
internal sealed class PostgreSqlOnlyAttribute()
    : OnlyOnAttribute(DatabaseProvider.PostgreSql, "skipped: set TODO_TEST_POSTGRES, this test checks PostgreSQL");
