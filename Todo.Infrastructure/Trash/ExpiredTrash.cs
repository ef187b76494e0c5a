using Microsoft.Extensions.Options;
using Todo.Application.Common;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Database.Sql;
using Todo.Infrastructure.Tombstones;

namespace Todo.Infrastructure.Trash;

/// <summary>Deletes todos that have been in the trash for long enough.</summary>
internal sealed class ExpiredTrash(TrashStatements statements, TombstoneRows tombstones, SqlDialect dialect, IOptions<LimitsOptions> limits)
    : ICleanUpTask
{
    public async Task<bool> CleanUpSomeAsync(DatabaseSession session, DateTimeOffset now, CancellationToken cancellationToken) =>
        await tombstones.PurgeAsync(
            session, statements.PurgeExpired, cancellationToken, dialect.Instant(now.AddDays(-limits.Value.TrashDays)), CleanUp.BatchSize)
        == CleanUp.BatchSize;
}
