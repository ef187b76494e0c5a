using System.ComponentModel.DataAnnotations;

namespace Todo.Infrastructure.Database;

/// <summary>The supported databases.</summary>
public enum DatabaseProvider
{
    Sqlite,
    SqlServer,
    PostgreSql,
}

/// <summary>The durability of acknowledged writes on SQLite.</summary>
public enum SqliteSynchronous
{
    /// <summary>Acknowledged writes survive a killed process, but perhaps not a power failure.</summary>
    Normal,

    /// <summary>Acknowledged writes survive a killed process and a power failure.</summary>
    Full,
}

/// <summary>Settings of the database; section <c>Database</c>. The connection string is <c>ConnectionStrings:Todo</c>.</summary>
public sealed class DatabaseOptions : IValidatableObject
{
    public const string Section = "Database";

    /// <summary>The name of the connection string's setting.</summary>
    public const string ConnectionString = "ConnectionStrings:Todo";

    /// <summary>The database in use.</summary>
    [EnumDataType(typeof(DatabaseProvider))]
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>The password of the login, with any characters. Replaces a password in the connection string.</summary>
    public string? Password { get; set; }

    /// <summary>SQLite only: the durability of acknowledged writes.</summary>
    [EnumDataType(typeof(SqliteSynchronous))]
    public SqliteSynchronous Synchronous { get; set; } = SqliteSynchronous.Full;

    /// <summary>Whether the program migrates the database at startup. If not, it waits until the database has been migrated.</summary>
    public bool MigrateOnStart { get; set; } = true;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Password is not null && Provider == DatabaseProvider.Sqlite)
            yield return new ValidationResult("must not be set with SQLite, which has no passwords", [nameof(Password)]);
    }
}
