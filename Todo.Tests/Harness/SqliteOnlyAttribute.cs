using Todo.Infrastructure.Database;

namespace Todo.Tests.Harness;

/// <summary>The test is about what only SQLite has.</summary>
internal sealed class SqliteOnlyAttribute() : OnlyOnAttribute(DatabaseProvider.Sqlite, "skipped: only SQLite has what this test checks");
