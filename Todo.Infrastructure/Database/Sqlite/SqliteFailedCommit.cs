using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace Todo.Infrastructure.Database.Sqlite;

/// <summary>
/// SQLite undoes a transaction whose commit fails, as on a full disk. The driver does not see that: it fails once more when it
/// rolls back, which hides the cause and keeps the connection from being closed. So it is given something to roll back.
/// </summary>
internal sealed class SqliteFailedCommit : DbTransactionInterceptor
{
    public override void TransactionFailed(DbTransaction transaction, TransactionErrorEventData eventData)
    {
        if (transaction.Connection is SqliteConnection { Handle: { } handle } && raw.sqlite3_get_autocommit(handle) != 0)
            _ = raw.sqlite3_exec(handle, "BEGIN");
    }

    public override Task TransactionFailedAsync(
        DbTransaction transaction, TransactionErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        TransactionFailed(transaction, eventData);
        return Task.CompletedTask;
    }
}
