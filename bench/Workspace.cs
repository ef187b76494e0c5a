using System.Reflection;
using Todo.Bench.Databases;

namespace Todo.Bench;

/// <summary>A temporary folder with the published program, and the databases. The first database creates it.</summary>
internal sealed class Workspace(DatabaseKind kind) : IAsyncDisposable
{
    private string? _root;
    private Watchdog? _watchdog;
    private Children? _children;
    private DatabaseHost? _host;

    /// <summary>The root of the repository.</summary>
    public static string Repository { get; } = typeof(Workspace).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    /// <summary>The published program.</summary>
    public string Program => Path.Combine(Created(_root), "app", "Todo.WebApi.dll");

    public Children Children => Created(_children);

    /// <summary>The settings with which the program uses that database.</summary>
    public (string Name, string Value)[] SettingsOf(Database database) => [.. database.Settings, .. Created(_host).Settings];

    /// <summary>A database of that shape, with the tables that the program itself creates.</summary>
    /// <remarks>Blocking work does not belong on a thread that completes sockets.</remarks>
    public Task<Database> CreateDatabaseAsync(DatabaseShape shape) => Task.Run(() => CreateDatabase(shape));

    /// <summary>Copies a database that no server has used.</summary>
    public Task<Database> CopyAsync(Database database) => Task.Run(() => Created(_host).Copy(database));

    public async ValueTask DisposeAsync() => await Task.Run(Dispose);

    private void Dispose()
    {
        try
        {
            _children?.Dispose();
            _host?.Dispose();
        }
        finally
        {
            if (_root is not null)
                Directory.Delete(_root, recursive: true);
            _watchdog?.Dispose();
        }
    }

    private Database CreateDatabase(DatabaseShape shape)
    {
        if (_root is null)
            Create();
        Progress.Say($"Filling a database with {(long)shape.Users * shape.TodosPerUser:N0} todos of {shape.Users:N0} users");
        var database = Created(_host).Name();
        Children.Run([Command.DotNet, Program, "migrate"], SettingsOf(database));
        Created(_host).Fill(database, shape);
        return database;
    }

    private void Create()
    {
        _root = Directory.CreateTempSubdirectory("todo-bench-").FullName;
        _watchdog = Watchdog.Start(_root);
        _children = new(_watchdog);
        if (!OperatingSystem.IsWindows() && kind == DatabaseKind.Postgres)
        {
            // A private server does not run as root, and must get to its own folder.
            File.SetUnixFileMode(_root, File.GetUnixFileMode(_root) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }
        Progress.Say("Publishing Todo.WebApi");
        Children.Run(
        [
            Command.DotNet, "publish", Path.Combine(Repository, "Todo.WebApi"), "-c", "Release", "--nologo", "-v", "quiet",
            "-o", Path.GetDirectoryName(Program)!,
        ]);
        _host = kind == DatabaseKind.Postgres ? new PostgresServer(_root) : new SqliteFiles(_root);
    }

    private static T Created<T>(T? part)
        where T : class =>
        part ?? throw new InvalidOperationException("The first database creates the workspace.");
}
