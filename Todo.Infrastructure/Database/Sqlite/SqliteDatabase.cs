using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SQLitePCL;
using Todo.Infrastructure.Common;

namespace Todo.Infrastructure.Database.Sqlite;

/// <summary>The file that the data is in, and what lies beside it.</summary>
internal sealed class SqliteDatabase
{
    public const string DefaultConnectionString = "Data Source=App_Data/todo.db";

    /// <summary>
    /// What is left of the write-ahead log, in bytes, when it begins anew; without a limit it would keep the size of the largest transaction.
    /// Above the 6 to 7 MB that it reaches under load by itself, since SQLite copies it into the database from 1,000 pages on: a smaller
    /// limit would cut the file and let it grow again with every round.
    /// </summary>
    public const int MaxIdleLogSize = 8 * 1024 * 1024;

    private readonly bool _isFull;
    private readonly bool _mayCreate;

    public SqliteDatabase(IConfiguration configuration, IOptions<DatabaseOptions> options, IHostEnvironment environment)
    {
        // Checks the connection string as well, whoever asks first.
        _isFull = options.Value.Synchronous == SqliteSynchronous.Full;
        var builder = Parse(configuration.GetConnectionString(DatabaseOptions.ConnectionStringName) ?? DefaultConnectionString);
        builder.DataSource = Path.GetFullPath(builder.DataSource, environment.ContentRootPath);
        builder.ForeignKeys = true;
        // Only the migration creates the file: a server whose file has been moved away must not begin another.
        _mayCreate = builder.Mode == SqliteOpenMode.ReadWriteCreate;
        builder.Mode = SqliteOpenMode.ReadWrite;
        FilePath = builder.DataSource;
        ConnectionString = builder.ToString();
    }

    /// <summary>Absolute.</summary>
    public string FilePath { get; }

    public string Folder => Path.GetDirectoryName(FilePath)!;

    /// <summary>Where the file is, when the setting names a link to it: programs that use either name share SQLite's files and these locks.</summary>
    public string RealPath =>
        new FileInfo(FilePath) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName : FilePath;

    /// <summary>What writers of all processes lock.</summary>
    public string LockPath => RealPath + "-lock";

    public string ConnectionString { get; }

    /// <summary>Reads the connection string; throws <see cref="ArgumentException"/> with one clear sentence when it cannot be used.</summary>
    public static SqliteConnectionStringBuilder Parse(string connectionString)
    {
        var builder = new SqliteConnectionStringBuilder(connectionString);
        var isFile = builder is { DataSource: not ("" or ":memory:"), Mode: SqliteOpenMode.ReadWriteCreate or SqliteOpenMode.ReadWrite }
            && !builder.DataSource.StartsWith("file:", StringComparison.Ordinal);
        return isFile ? builder : throw new ArgumentException("Data Source must name a file that can be written.");
    }

    /// <summary>A new folder is for the program's user alone; one that is there already is as its owner wants it.</summary>
    public void CreateFolder() => PrivateFiles.CreateFolder(Folder);

    /// <summary>An empty file, which is an empty database to SQLite. SQLite gives the files beside it the same mode.</summary>
    public void CreateFile()
    {
        if (_mayCreate)
            PrivateFiles.CreateIfMissing(RealPath);
    }

    /// <summary>A connection of its own, open and set up, beside the driver's pool.</summary>
    public SqliteConnection Open()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(ConnectionString) { Pooling = false }.ToString());
        try
        {
            connection.Open();
            SetUp(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Whether SQLite has opened the file for reading alone, since it may not be written for now.</summary>
    public static bool IsReadOnly(SqliteConnection connection) => raw.sqlite3_db_readonly(connection.Handle, "main") == 1;

    public void Configure(DbContextOptionsBuilder builder, DbConnection? connection)
    {
        if (connection is null)
            builder.UseSqlite(ConnectionString);
        else
            builder.UseSqlite(connection);
        builder.ReplaceService<IHistoryRepository, SqliteHistory>();
    }

    /// <summary>What SQLite keeps for a connection only. FULL is its own default.</summary>
    public void SetUp(SqliteConnection connection)
    {
        // Such a connection stays read-only even when the file is not any more: it must not be used again.
        if (IsReadOnly(connection))
            SqliteConnection.ClearPool(connection);
        // Without it, SQLite 3.49 and later looks at the value bound to a LIMIT, and prepares the statement anew with every execution.
        _ = raw.sqlite3_db_config(connection.Handle, raw.SQLITE_DBCONFIG_ENABLE_QPSG, 1, out _);
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Written here.
        command.CommandText = $"PRAGMA journal_size_limit = {MaxIdleLogSize}" + (_isFull ? string.Empty : "; PRAGMA synchronous = NORMAL");
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
