using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Todo.Infrastructure.Database.Server;

namespace Todo.Infrastructure.Database.SqlServer;

/// <summary>The server that the data is on.</summary>
internal sealed class SqlServerDatabase : IServerDatabase
{
    /// <summary>
    /// What the program wants and a connection string can change: after a failure to connect, the driver would refuse to try again for
    /// up to a minute.
    /// </summary>
    private const string Defaults = "Pool Blocking Period=NeverBlock;Application Name=todo;";

    private const int Retries = 4;

    /// <summary>All retries together take less time than a request may.</summary>
    private static readonly TimeSpan MaxRetryDelay = TimeSpan.FromSeconds(2);

    public SqlServerDatabase(IConfiguration configuration, IOptions<DatabaseOptions> options)
    {
        // Validates the connection string as well.
        _ = options.Value;
        ConnectionString = Parse(configuration.GetConnectionString(DatabaseOptions.ConnectionStringName) ?? string.Empty).ToString();
    }

    public string ConnectionString { get; }

    /// <summary>Reads the connection string; throws <see cref="ArgumentException"/> with one clear sentence when it cannot be used.</summary>
    public static SqlConnectionStringBuilder Parse(string connectionString)
    {
        // Of two values for one keyword the last wins.
        var builder = new SqlConnectionStringBuilder(Defaults + connectionString);
        if (builder.DataSource.Length == 0)
            throw new ArgumentException("Server is missing.");
        // The login's default database may be master.
        if (builder.InitialCatalog.Length == 0 && builder.AttachDBFilename.Length == 0)
            throw new ArgumentException("Database is missing.");
        return builder;
    }

    public DbConnection CreateConnection() => new SqlConnection(ConnectionString);

    public void Configure(DbContextOptionsBuilder builder, DbConnection? connection)
    {
        if (connection is null)
            builder.UseSqlServer(ConnectionString, Configure);
        else
            builder.UseSqlServer(connection, Configure);
    }

    // One row a statement: batches of inserts would become a MERGE.
    private static void Configure(SqlServerDbContextOptionsBuilder server) =>
        server.EnableRetryOnFailure(Retries, MaxRetryDelay, errorNumbersToAdd: null).MaxBatchSize(1);
}
