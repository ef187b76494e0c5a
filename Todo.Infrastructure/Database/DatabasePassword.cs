using System.Data.Common;
using Microsoft.Extensions.Configuration;

namespace Todo.Infrastructure.Database;

/// <summary>The database password as a separate setting, because it may contain characters that are special in a connection string.</summary>
public static class DatabasePassword
{
    /// <summary>Adds <c>Database:Password</c>, if set, to the connection string.</summary>
    public static void AddDatabasePassword(this ConfigurationManager configuration)
    {
        if (configuration[$"{DatabaseOptions.Section}:{nameof(DatabaseOptions.Password)}"] is not { } password
            || configuration[DatabaseOptions.ConnectionString] is not { } withoutPassword)
        {
            return;
        }
        try
        {
            var complete = new DbConnectionStringBuilder { ConnectionString = withoutPassword, [nameof(DatabaseOptions.Password)] = password };
            configuration.AddInMemoryCollection([new(DatabaseOptions.ConnectionString, complete.ConnectionString)]);
        }
        catch (ArgumentException)
        {
            // Not a connection string; the validation of the settings reports it.
        }
    }
}
