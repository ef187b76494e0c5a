using Microsoft.EntityFrameworkCore.Migrations;
#pragma warning disable EF1001 // The only way to replace EF Core's lock; the upgrade tests cover it.
using Microsoft.EntityFrameworkCore.Sqlite.Migrations.Internal;

namespace Todo.Infrastructure.Database.Sqlite;

/// <summary>
/// The table of applied migrations, without EF Core's lock. That lock is a row, which a killed process leaves, and every later migration
/// would wait for it forever. The lock of <see cref="SqliteSetup"/> is released by the operating system.
/// </summary>
internal sealed class SqliteHistory(HistoryRepositoryDependencies dependencies) : SqliteHistoryRepository(dependencies)
{
    public override IMigrationsDatabaseLock AcquireDatabaseLock() => new NoLock(this);

    public override Task<IMigrationsDatabaseLock> AcquireDatabaseLockAsync(CancellationToken cancellationToken = default) =>
        Task.FromResult(AcquireDatabaseLock());

    private sealed class NoLock(IHistoryRepository history) : IMigrationsDatabaseLock
    {
        public IHistoryRepository HistoryRepository => history;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
