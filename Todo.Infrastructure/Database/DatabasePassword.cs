using System.Data.Common;
using Microsoft.Extensions.Configuration;

namespace Todo.Infrastructure.Database;

/// <summary>The password of the database as a setting of its own: it may have characters that a connection string takes for its own.</summary>
public static class DatabasePassword
{
    private const string ConnectionString = $"ConnectionStrings:{DatabaseOptions.ConnectionStringName}";

    /// <summary>Puts <c>Database:Password</c>, if it is set, into the connection string.</summary>
    public static void AddDatabasePassword(this ConfigurationManager configuration)
    {
        if (configuration[$"{DatabaseOptions.Section}:{nameof(DatabaseOptions.Password)}"] is not { } password
            || configuration[ConnectionString] is not { } withoutPassword)
        {
            return;
        }
        try
        {
            var complete = new DbConnectionStringBuilder { ConnectionString = withoutPassword, [nameof(DatabaseOptions.Password)] = password };
            configuration.AddInMemoryCollection([new(ConnectionString, complete.ConnectionString)]);
        }
        catch (ArgumentException)
        {
            // Not a connection string: the validation of the settings says so.
        }
    }
}
