using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Npgsql;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure;
using Todo.Infrastructure.Database.Server;

namespace Todo.Infrastructure.Database.PostgreSql;

/// <summary>The PostgreSQL server, with its connection pool.</summary>
internal sealed class PostgreSqlDatabase : IServerDatabase, IAsyncDisposable, IDisposable
{
    /// <summary>
    /// Defaults that a connection string can override: repeated statements are prepared; connection attempts time out early enough for
    /// retries (negotiating Kerberos encryption first would double the time); a command may take longer than a request and its
    /// cancellation together, so that the driver does not cancel it as well, on a thread of the pool; connections need no reset, because
    /// the program does not change their settings.
    /// </summary>
    private const string Defaults = "Max Auto Prepare=200;Auto Prepare Min Usages=2;Timeout=4;Command Timeout=40;GSS Encryption Mode=Disable;"
        + "No Reset On Close=true;Application Name=todo;";

    private readonly NpgsqlDataSource _connections;

    /// <summary>After an error, PostgreSQL skips the rest of a batch, and the driver learns from each response whether a transaction is open.</summary>
    public bool DefersStatements => true;

    public PostgreSqlDatabase(IConfiguration configuration, IOptions<DatabaseOptions> options)
    {
        // Also validates the connection string, regardless of which service is resolved first.
        _ = options.Value;
        _connections = NpgsqlDataSource.Create(
            Parse(configuration[DatabaseOptions.ConnectionString] ?? string.Empty));
    }

    /// <summary>Parses the connection string.</summary>
    /// <exception cref="ArgumentException">The connection string cannot be used; the message is one clear sentence.</exception>
    public static NpgsqlConnectionStringBuilder Parse(string connectionString)
    {
        // The last of several values for a keyword wins.
        var builder = new NpgsqlConnectionStringBuilder(Defaults + connectionString);
        if (string.IsNullOrEmpty(builder.Host))
            throw new ArgumentException("Host is missing.");
        if (string.IsNullOrEmpty(builder.Database))
            throw new ArgumentException("Database is missing.");
        // Of several servers, only the primary accepts writes.
        if (builder.Host.Contains(',', StringComparison.Ordinal))
            builder.TargetSessionAttributes ??= "primary";
        // It would include row values in the log.
        builder.IncludeErrorDetail = false;
        // Tells whether a failed batch had reached its COMMIT.
        builder.IncludeFailedBatchedCommand = true;
        return builder;
    }

    public DbConnection CreateConnection() => _connections.CreateConnection();

    public void ClearPool() => _connections.Clear();

    public void Configure(DbContextOptionsBuilder builder, DbConnection? connection)
    {
        // Always with a connection: EF Core would otherwise rebuild its services for each pool.
        if (connection is null)
            builder.UseNpgsql(CreateConnection(), contextOwnsConnection: true, Configure);
        else
            builder.UseNpgsql(connection, Configure);
    }

    public ValueTask DisposeAsync() => _connections.DisposeAsync();

    public void Dispose() => _connections.Dispose();

    private static void Configure(NpgsqlDbContextOptionsBuilder server) =>
        server.ExecutionStrategy(dependencies => new PostgreSqlRetries(dependencies));
}
