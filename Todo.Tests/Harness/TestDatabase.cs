using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Todo.Infrastructure.Database;

namespace Todo.Tests.Harness;

/// <summary>
/// A database for a single test: a SQLite file, or a database on the server whose connection string is in the environment variable
/// TODO_TEST_POSTGRES or TODO_TEST_SQLSERVER. Where that is faster, the database already exists with its tables.
/// </summary>
internal sealed class TestDatabase : IDisposable
{
    private static readonly string? SqlServer = Environment.GetEnvironmentVariable("TODO_TEST_SQLSERVER");

    private readonly Lazy<string> _connectionString;

    /// <param name="isNew">Whether the database must not exist, so that the program creates it.</param>
    public TestDatabase(bool isNew = false)
    {
        Folder = Directory.CreateTempSubdirectory("todo-test-").FullName;
        KeysPath = Path.Combine(Folder, "keys");
        _connectionString = new(() => Create(isNew));
    }

    public static DatabaseProvider Provider { get; } =
        PostgreSqlTestServer.IsUsed ? DatabaseProvider.PostgreSql : SqlServer is null ? DatabaseProvider.Sqlite : DatabaseProvider.SqlServer;

    public static bool IsSqlite => Provider == DatabaseProvider.Sqlite;

    public string Folder { get; }

    public string KeysPath { get; }

    public string FilePath => Path.Combine(Folder, "todo.db");

    /// <summary>The name of the database on a server.</summary>
    public string Name { get; } = "todo_test_" + Guid.NewGuid().ToString("N");

    public string ConnectionString => _connectionString.Value;

    public IEnumerable<string> Settings =>
    [
        $"--Database:Provider={Provider}",
        $"--ConnectionStrings:Todo={ConnectionString}",
        .. IsSqlite ? Array.Empty<string>() : [$"--Jwt:KeysPath={KeysWithOneKey()}"],
    ];

    public void Dispose()
    {
        if (Provider == DatabaseProvider.Sqlite)
            SqliteConnection.ClearAllPools();
        else if (_connectionString.IsValueCreated)
            Drop();
        Directory.Delete(Folder, recursive: true);
    }

    private string Create(bool isNew)
    {
        switch (Provider)
        {
            case DatabaseProvider.PostgreSql:
                if (!isNew)
                    PostgreSqlTestServer.Create(Name);
                return PostgreSqlTestServer.ConnectionStringOf(Name);
            case DatabaseProvider.SqlServer:
                return new SqlConnectionStringBuilder(SqlServer) { InitialCatalog = Name }.ToString();
            default:
                return $"Data Source={FilePath}";
        }
    }

    private void Drop()
    {
        if (Provider == DatabaseProvider.PostgreSql)
        {
            PostgreSqlTestServer.Drop(Name);
            return;
        }
        SqlConnection.ClearAllPools();
        using var connection = new SqlConnection(SqlServer);
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The name is generated here.
        command.CommandText = $"IF DB_ID('{Name}') IS NOT NULL DROP DATABASE {Name}";
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private string KeysWithOneKey()
    {
        Directory.CreateDirectory(KeysPath);
        TestKeys.WriteEcdsa(Path.Combine(KeysPath, "key-0001.pem"));
        return KeysPath;
    }
}
