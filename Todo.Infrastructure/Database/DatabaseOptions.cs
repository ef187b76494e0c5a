using System.ComponentModel.DataAnnotations;

namespace Todo.Infrastructure.Database;

/// <summary>The databases that the program can use.</summary>
public enum DatabaseProvider
{
    Sqlite,
    SqlServer,
    PostgreSql,
}

/// <summary>What an acknowledged write survives on SQLite.</summary>
public enum SqliteSynchronous
{
    /// <summary>A killed process, but perhaps not a power cut.</summary>
    Normal,

    /// <summary>A killed process and a power cut.</summary>
    Full,
}

/// <summary>Where the data is kept; section <c>Database</c>, with the connection string at <c>ConnectionStrings:Todo</c>.</summary>
public sealed class DatabaseOptions : IValidatableObject
{
    public const string Section = "Database";

    public const string ConnectionStringName = "Todo";

    /// <summary>The database in use.</summary>
    [EnumDataType(typeof(DatabaseProvider))]
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>The password of the login in the connection string, with any characters; instead of one there.</summary>
    public string? Password { get; set; }

    /// <summary>SQLite only: what an acknowledged write survives.</summary>
    [EnumDataType(typeof(SqliteSynchronous))]
    public SqliteSynchronous Synchronous { get; set; } = SqliteSynchronous.Full;

    /// <summary>Whether the program migrates the database when it starts. If not, it waits until the database has been migrated.</summary>
    public bool MigrateOnStart { get; set; } = true;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Password is not null && Provider == DatabaseProvider.Sqlite)
            yield return new ValidationResult("must not be set with SQLite, which has no passwords", [nameof(Password)]);
    }
}
