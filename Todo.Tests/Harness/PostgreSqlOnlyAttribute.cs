using Todo.Infrastructure.Database;

namespace Todo.Tests.Harness;

/// <summary>The test is about what only PostgreSQL has.</summary>
internal sealed class PostgreSqlOnlyAttribute()
    : OnlyOnAttribute(DatabaseProvider.PostgreSql, "skipped: set TODO_TEST_POSTGRES, this test checks PostgreSQL");
