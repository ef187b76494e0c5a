using System.IO.Compression;
using Todo.Infrastructure.Common;

namespace Todo.Infrastructure.Backup;

/// <summary>A temporary folder for incomplete files: private to this user, on the destination's disk, and deleted on disposal.</summary>
internal sealed class WorkFolder : IDisposable
{
    private readonly string _path;

    public WorkFolder(string parent)
    {
        _path = Path.Combine(parent, ".todo-" + Path.GetRandomFileName());
        PrivateFiles.CreateFolder(_path);
    }

    public string File(string name) => Path.Combine(_path, name);

    public void Dispose() => Directory.Delete(_path, recursive: true);

    public static void ExtractPrivate(ZipArchiveEntry entry, string path)
    {
        using var source = entry.Open();
        using var target = PrivateFiles.Create(path);
        source.CopyTo(target);
        target.Flush(flushToDisk: true);
    }
}
