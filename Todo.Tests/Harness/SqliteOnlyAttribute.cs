using Todo.Infrastructure.Database;

namespace Todo.Tests.Harness;

/// <summary>Marks a test that applies to SQLite only.</summary>
internal sealed class SqliteOnlyAttribute() : OnlyOnAttribute(DatabaseProvider.Sqlite, "skipped: only SQLite has what this test checks");
