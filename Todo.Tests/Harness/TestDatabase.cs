using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace Todo.Tests.Harness;

/// <summary>
/// A database of one test's own: a SQLite file, or a database on the SQL Server whose connection string stands in the
/// environment variable TODO_TEST_SQLSERVER.
/// </summary>
internal sealed class TestDatabase : IDisposable
{
    private static readonly string? SqlServer = Environment.GetEnvironmentVariable("TODO_TEST_SQLSERVER");

    private readonly string _name = "todo_test_" + Guid.NewGuid().ToString("N");

    public TestDatabase()
    {
        Folder = Directory.CreateTempSubdirectory("todo-test-").FullName;
        KeysPath = Path.Combine(Folder, "keys");
    }

    public static bool IsSqlServer => SqlServer is not null;

    public string Folder { get; }

    public string KeysPath { get; }

    public string FilePath => Path.Combine(Folder, "todo.db");

    public IEnumerable<string> Settings => IsSqlServer
        ? ["--Database:Provider=SqlServer", $"--ConnectionStrings:Todo={SqlServerConnectionString}", $"--Jwt:KeysPath={KeysWithOneKey()}"]
        : ["--Database:Provider=Sqlite", $"--ConnectionStrings:Todo=Data Source={FilePath}"];

    private string SqlServerConnectionString => new SqlConnectionStringBuilder(SqlServer) { InitialCatalog = _name }.ToString();

    public void Dispose()
    {
        if (IsSqlServer)
            DropSqlServerDatabase();
        else
            SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    private string KeysWithOneKey()
    {
        Directory.CreateDirectory(KeysPath);
        TestKeys.WriteEcdsa(Path.Combine(KeysPath, "key-0001.pem"));
        return KeysPath;
    }

    private void DropSqlServerDatabase()
    {
        SqlConnection.ClearAllPools();
        using var connection = new SqlConnection(SqlServer);
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A name made here.
        command.CommandText = $"IF DB_ID('{_name}') IS NOT NULL DROP DATABASE {_name}";
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
