using System.Reflection;
using Todo.Bench.Databases;

namespace Todo.Bench;

/// <summary>A temporary folder with the published program, and the databases.</summary>
internal sealed class Workspace : IAsyncDisposable
{
    private readonly string _root;
    private readonly DatabaseHost _host;

    private Workspace(string root, DatabaseKind kind)
    {
        _root = root;
        _host = kind == DatabaseKind.Postgres ? new PostgresServer(root) : new SqliteFiles(root);
    }

    /// <summary>The root of the repository.</summary>
    public static string Repository { get; } = typeof(Workspace).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    /// <summary>The published program.</summary>
    public string Program => Path.Combine(_root, "app", "Todo.WebApi.dll");

    public static Workspace Create(DatabaseKind kind)
    {
        var root = Directory.CreateTempSubdirectory("todo-bench-").FullName;
        if (!OperatingSystem.IsWindows() && kind == DatabaseKind.Postgres)
        {
            // A private server does not run as root, and must get to its own folder.
            File.SetUnixFileMode(root, File.GetUnixFileMode(root) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }
        var workspace = new Workspace(root, kind);
        Progress.Say("Publishing Todo.WebApi");
        Command.Run(
        [
            Command.DotNet, "publish", Path.Combine(Repository, "Todo.WebApi"), "-c", "Release", "--nologo", "-v", "quiet",
            "-o", Path.GetDirectoryName(workspace.Program)!,
        ]);
        return workspace;
    }

    /// <summary>The settings with which the program uses that database.</summary>
    public (string Name, string Value)[] SettingsOf(Database database) => [.. database.Settings, .. _host.Settings];

    /// <summary>A database of that shape, with the tables that the program itself makes.</summary>
    /// <remarks>What blocks must not do so on a thread that completes sockets: answers are read on those.</remarks>
    public Task<Database> CreateDatabaseAsync(DatabaseShape shape) => Task.Run(() => CreateDatabase(shape));

    /// <summary>Takes no notice of what a server that has used the original did with it.</summary>
    public Task<Database> CopyAsync(Database database) => Task.Run(() => _host.Copy(database));

    public async ValueTask DisposeAsync()
    {
        await Task.Run(_host.Dispose);
        Directory.Delete(_root, recursive: true);
    }

    private Database CreateDatabase(DatabaseShape shape)
    {
        Progress.Say($"Filling a database with {(long)shape.Users * shape.TodosPerUser:N0} todos of {shape.Users:N0} users");
        var database = _host.Name();
        Command.Run([Command.DotNet, Program, "migrate"], SettingsOf(database));
        _host.Fill(database, shape);
        return database;
    }
}
