using System.IO.Compression;

namespace Todo.Infrastructure.Persistence.Sqlite;

/// <summary>A folder for what is not whole yet, of this user alone, on the same disk as its destination; gone in the end.</summary>
internal sealed class WorkFolder : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly string _path;

    public WorkFolder(string parent)
    {
        _path = Path.Combine(parent, ".todo-" + Path.GetRandomFileName());
        CreateFolder(_path);
    }

    public string File(string name) => Path.Combine(_path, name);

    public void Dispose() => Directory.Delete(_path, recursive: true);

    /// <summary>Where the system knows no such modes, the folder's own rights hold.</summary>
    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, OwnerOnly);
    }

    /// <summary>A new file that its owner alone can read.</summary>
    public static FileStream CreatePrivate(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }

    public static void ExtractPrivate(ZipArchiveEntry entry, string path)
    {
        using var source = entry.Open();
        using var target = CreatePrivate(path);
        source.CopyTo(target);
        target.Flush(flushToDisk: true);
    }
}
