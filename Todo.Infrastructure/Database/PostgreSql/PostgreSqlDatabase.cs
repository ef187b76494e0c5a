using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Npgsql;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure;
using Todo.Infrastructure.Database.Server;

namespace Todo.Infrastructure.Database.PostgreSql;

/// <summary>The server that the data is on, with the pool of connections to it.</summary>
internal sealed class PostgreSqlDatabase : IServerDatabase, IAsyncDisposable, IDisposable
{
    /// <summary>
    /// What the program wants and a connection string can change: statements are prepared once they repeat; a server that does not
    /// answer is given up in time for the retries (to be asked about encryption by Kerberos first would take it twice the time);
    /// connections need no reset, since nothing changes their settings.
    /// </summary>
    private const string Defaults = "Max Auto Prepare=200;Auto Prepare Min Usages=2;Timeout=4;GSS Encryption Mode=Disable;"
        + "No Reset On Close=true;Application Name=todo;";

    private readonly NpgsqlDataSource _connections;

    public PostgreSqlDatabase(IConfiguration configuration, IOptions<DatabaseOptions> options)
    {
        // Checks the connection string as well, whoever asks first.
        _ = options.Value;
        _connections = NpgsqlDataSource.Create(
            Parse(configuration.GetConnectionString(DatabaseOptions.ConnectionStringName) ?? string.Empty));
    }

    /// <summary>Reads the connection string; throws <see cref="ArgumentException"/> with one clear sentence when it cannot be used.</summary>
    public static NpgsqlConnectionStringBuilder Parse(string connectionString)
    {
        // Of two values for one keyword the last wins.
        var builder = new NpgsqlConnectionStringBuilder(Defaults + connectionString);
        if (string.IsNullOrEmpty(builder.Host))
            throw new ArgumentException("Host is missing.");
        if (string.IsNullOrEmpty(builder.Database))
            throw new ArgumentException("Database is missing.");
        // Of several servers, only one takes writes.
        if (builder.Host.Contains(',', StringComparison.Ordinal))
            builder.TargetSessionAttributes ??= "primary";
        // It would show values of rows in the log.
        builder.IncludeErrorDetail = false;
        return builder;
    }

    public DbConnection CreateConnection() => _connections.CreateConnection();

    public void Configure(DbContextOptionsBuilder builder, DbConnection? connection)
    {
        // Always by a connection: EF Core would build its services anew for each pool.
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
