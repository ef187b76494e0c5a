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

/// <summary>The database file, and the files next to it.</summary>
internal sealed class SqliteDatabase
{
    public const string DefaultConnectionString = "Data Source=App_Data/todo.db";

    /// <summary>
    /// The size in bytes to which SQLite truncates the write-ahead log when it restarts the log; without a limit, the file keeps the size of
    /// the largest transaction. The limit is above the 6 to 7 MB that the log reaches under load, since SQLite checkpoints it from 1,000 pages
    /// on: a smaller limit would truncate the file in every round, only for it to grow again.
    /// </summary>
    public const int MaxIdleLogSize = 8 * 1024 * 1024;

    /// <summary>SQLITE_CONFIG_STMTJRNL_SPILL.</summary>
    private const int StatementJournalSpill = 26;

    /// <summary>
    /// Bytes. An insert with many indexes copies more than SQLite's default of 64 KiB, and would write a temporary file. From 128 KiB on,
    /// SQLite fails to move a journal into the file: it writes at most 131,071 bytes at once.
    /// </summary>
    private const int MaxStatementJournalInMemory = 120 * 1024;

    private readonly bool _isFull;
    private readonly bool _mayCreate;

    /// <summary>
    /// Switches SQLite to multi-thread mode, which omits the mutex of each connection: only one thread uses a connection at a time. SQLite
    /// accepts settings only before its first use; after it, the mutexes stay.
    /// </summary>
    static SqliteDatabase()
    {
        Batteries_V2.Init();
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MULTITHREAD);
        _ = raw.sqlite3_config(StatementJournalSpill, MaxStatementJournalInMemory);
    }

    public SqliteDatabase(IConfiguration configuration, IOptions<DatabaseOptions> options, IHostEnvironment environment)
    {
        // Also validates the connection string, regardless of which service is resolved first.
        _isFull = options.Value.Synchronous == SqliteSynchronous.Full;
        var builder = Parse(configuration[DatabaseOptions.ConnectionString] ?? DefaultConnectionString);
        builder.DataSource = Path.GetFullPath(builder.DataSource, environment.ContentRootPath);
        builder.ForeignKeys = true;
        // Only the migration creates the file: a server whose file was moved away must not create a new one.
        _mayCreate = builder.Mode == SqliteOpenMode.ReadWriteCreate;
        builder.Mode = SqliteOpenMode.ReadWrite;
        FilePath = builder.DataSource;
        ConnectionString = builder.ToString();
    }

    /// <summary>The absolute path of the file.</summary>
    public string FilePath { get; }

    public string Folder => Path.GetDirectoryName(FilePath)!;

    /// <summary>The path with links resolved, so that programs that use different names share SQLite's files and these locks.</summary>
    public string RealPath =>
        new FileInfo(FilePath) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName : FilePath;

    /// <summary>The file that writers of all processes lock.</summary>
    public string LockPath => RealPath + "-lock";

    public string ConnectionString { get; }

    /// <summary>Parses the connection string.</summary>
    /// <exception cref="ArgumentException">The connection string cannot be used; the message is one clear sentence.</exception>
    public static SqliteConnectionStringBuilder Parse(string connectionString)
    {
        var builder = new SqliteConnectionStringBuilder(connectionString);
        var isFile = builder is { DataSource: not ("" or ":memory:"), Mode: SqliteOpenMode.ReadWriteCreate or SqliteOpenMode.ReadWrite }
            && !builder.DataSource.StartsWith("file:", StringComparison.Ordinal);
        return isFile ? builder : throw new ArgumentException("Data Source must name a writable file.");
    }

    /// <summary>Creates a folder that only the program's user can access; an existing folder keeps its permissions.</summary>
    public void CreateFolder() => PrivateFiles.CreateFolder(Folder);

    /// <summary>Creates an empty file, which is an empty database to SQLite. SQLite creates the files next to it with the same mode.</summary>
    public void CreateFile()
    {
        if (_mayCreate)
            PrivateFiles.CreateIfMissing(RealPath);
    }

    /// <summary>Opens and configures a separate connection, outside the driver's pool.</summary>
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

    /// <summary>Returns whether SQLite has opened the file as read-only, because it was not writable.</summary>
    public static bool IsReadOnly(SqliteConnection connection) => raw.sqlite3_db_readonly(connection.Handle, "main") == 1;

    public void Configure(DbContextOptionsBuilder builder, DbConnection? connection)
    {
        if (connection is null)
            builder.UseSqlite(ConnectionString);
        else
            builder.UseSqlite(connection);
        builder.ReplaceService<IHistoryRepository, SqliteHistory>();
    }

    /// <summary>Applies the settings that SQLite stores per connection. FULL is its default.</summary>
    public void SetUp(SqliteConnection connection)
    {
        // Such a connection stays read-only even after the file becomes writable, so it must not be reused.
        if (IsReadOnly(connection))
            SqliteConnection.ClearPool(connection);
        // Without it, SQLite 3.49 and later inspects the value bound to LIMIT, and prepares the statement again with each execution.
        _ = raw.sqlite3_db_config(connection.Handle, raw.SQLITE_DBCONFIG_ENABLE_QPSG, 1, out _);
        connection.Execute($"PRAGMA journal_size_limit = {MaxIdleLogSize}" + (_isFull ? string.Empty : "; PRAGMA synchronous = NORMAL"));
    }
}
