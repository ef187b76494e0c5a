using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Todo.Infrastructure.Database.Sqlite;

/// <summary>Sets up the connections that EF Core opens.</summary>
internal sealed class SqliteConnectionSetup(SqliteDatabase database) : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
        database.SetUp((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        database.SetUp((SqliteConnection)connection);
        return Task.CompletedTask;
    }
}
