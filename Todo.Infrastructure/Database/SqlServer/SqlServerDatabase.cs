using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Todo.Infrastructure.Database.Server;

namespace Todo.Infrastructure.Database.SqlServer;

/// <summary>The SQL Server instance.</summary>
internal sealed class SqlServerDatabase : IServerDatabase
{
    /// <summary>
    /// Defaults that a connection string can override. Without them, after a failure to connect, the driver would not try again for up to a
    /// minute.
    /// </summary>
    private const string Defaults = "Pool Blocking Period=NeverBlock;Application Name=todo;";

    private const int Retries = 4;

    /// <summary>The maximum delay. All retries together must take less time than the request timeout.</summary>
    private static readonly TimeSpan MaxRetryDelay = TimeSpan.FromSeconds(2);

    public SqlServerDatabase(IConfiguration configuration, IOptions<DatabaseOptions> options)
    {
        // Also validates the connection string.
        _ = options.Value;
        ConnectionString = Parse(configuration[DatabaseOptions.ConnectionString] ?? string.Empty).ToString();
    }

    public string ConnectionString { get; }

    /// <summary>SQL Server runs the rest of a batch after most errors.</summary>
    public bool DefersStatements => false;

    /// <summary>Parses the connection string.</summary>
    /// <exception cref="ArgumentException">The connection string cannot be used; the message is one clear sentence.</exception>
    public static SqlConnectionStringBuilder Parse(string connectionString)
    {
        // The last of several values for a keyword wins.
        var builder = new SqlConnectionStringBuilder(Defaults + connectionString);
        if (builder.DataSource.Length == 0)
            throw new ArgumentException("Server is missing.");
        // The login's default database may be master.
        if (builder.InitialCatalog.Length == 0 && builder.AttachDBFilename.Length == 0)
            throw new ArgumentException("Database is missing.");
        return builder;
    }

    public void ClearPool()
    {
        using var connection = new SqlConnection(ConnectionString);
        SqlConnection.ClearPool(connection);
    }

    public DbConnection CreateConnection() => new SqlConnection(ConnectionString);

    public void Configure(DbContextOptionsBuilder builder, DbConnection? connection)
    {
        if (connection is null)
            builder.UseSqlServer(ConnectionString, Configure);
        else
            builder.UseSqlServer(connection, Configure);
    }

    // One row per statement, because EF Core turns batches of inserts into a MERGE.
    private static void Configure(SqlServerDbContextOptionsBuilder server) =>
        server.EnableRetryOnFailure(Retries, MaxRetryDelay, errorNumbersToAdd: null).MaxBatchSize(1);
}
