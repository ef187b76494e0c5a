using System.Reflection;

namespace Todo.Bench;

/// <summary>A temporary folder with the published program and the databases.</summary>
internal sealed class Workspace : IDisposable
{
    private readonly string _root;
    private int _copies;

    private Workspace(string root) => _root = root;

    /// <summary>The published program.</summary>
    public string Program => Path.Combine(_root, "app", "Todo.WebApi.dll");

    public static Workspace Create()
    {
        var workspace = new Workspace(Directory.CreateTempSubdirectory("todo-bench-").FullName);
        var repository = typeof(Workspace).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "RepositoryRoot").Value!;
        Progress.Say("Publishing Todo.WebApi");
        Command.Run(
        [
            Command.DotNet, "publish", Path.Combine(repository, "Todo.WebApi"), "-c", "Release", "--nologo", "-v", "quiet",
            "-o", Path.GetDirectoryName(workspace.Program)!,
        ]);
        return workspace;
    }

    /// <summary>A database of that shape, with the tables that the program itself makes.</summary>
    public string CreateDatabase(DatabaseShape shape)
    {
        Progress.Say($"Filling a database with {shape.Users * shape.TodosPerUser:N0} todos of {shape.Users:N0} users");
        var file = NewFile();
        Command.Run([Command.DotNet, Program, "migrate"], ("ConnectionStrings__Todo", $"Data Source={file}"));
        Seed.Fill(file, shape);
        return file;
    }

    /// <summary>Takes no notice of what a server that has used the original did with it.</summary>
    public string Copy(string database)
    {
        var file = NewFile();
        File.Copy(database, file);
        return file;
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    /// <summary>In a folder of its own, where the keys will be, too.</summary>
    private string NewFile() =>
        Path.Combine(Directory.CreateDirectory(Path.Combine(_root, $"data{++_copies}")).FullName, "todo.db");
}
