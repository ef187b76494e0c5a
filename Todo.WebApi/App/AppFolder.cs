namespace Todo.WebApi.App;

/// <summary>Loads the files of the page for people on the first request, and in development again after each change.</summary>
internal sealed class AppFolder(IWebHostEnvironment environment)
{
    private readonly string _folder = Find(environment);
    private readonly Lock _lock = new();
    private (DateTime LastChange, AppFiles Files)? _loaded;

    public AppFiles Files
    {
        get
        {
            lock (_lock)
            {
                if (_loaded is { } loaded && (!environment.IsDevelopment() || loaded.LastChange == LastChange()))
                    return loaded.Files;
                _loaded = (LastChange(), AppFiles.Load(_folder));
                return _loaded.Value.Files;
            }
        }
    }

    /// <summary>The folder next to the program, or under <c>dotnet run</c>, that of the project, so that a change needs no build.</summary>
    private static string Find(IWebHostEnvironment environment)
    {
        var ofProject = FolderIn(environment.ContentRootPath);
        return environment.IsDevelopment() && Directory.Exists(ofProject) ? ofProject : FolderIn(AppContext.BaseDirectory);
    }

    private static string FolderIn(string root) => Path.Combine(root, "wwwroot", "app");

    /// <summary>A deleted file changes the time of its folder.</summary>
    private DateTime LastChange() => new DirectoryInfo(_folder).EnumerateFileSystemInfos("*", SearchOption.AllDirectories)
        .Max(file => file.LastWriteTimeUtc);
}
