using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Todo.Infrastructure.Common;

/// <summary>Creates folders and files that only the program's user can access. On Windows, they inherit the folder's permissions.</summary>
internal static partial class PrivateFiles
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Creates a folder; an existing folder keeps its permissions.</summary>
    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
    }

    /// <exception cref="IOException">The file already exists.</exception>
    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite };
        if (OperatingSystem.IsWindows())
            return new FileStream(path, options);
        options.UnixCreateMode = OwnerOnly;
        var file = new FileStream(path, options);
        // The umask may have removed even the owner's permissions.
        File.SetUnixFileMode(file.SafeFileHandle, OwnerOnly);
        return file;
    }

    /// <summary>Creates an empty file; an existing file keeps its content and permissions.</summary>
    public static void CreateIfMissing(string path)
    {
        try
        {
            if (!File.Exists(path))
                Create(path).Dispose();
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process created it first.
        }
    }

    /// <summary>
    /// Writes a file that does not exist, completely or not at all. If another process creates it first, that file is kept. The file
    /// survives a power failure.
    /// </summary>
    public static void WriteOnce(string path, string content)
    {
        // A random name may end like the files that another program looks for.
        var temporary = Path.Combine(Path.GetDirectoryName(path)!, Path.GetRandomFileName() + ".tmp");
        try
        {
            using (var file = Create(temporary))
            {
                file.Write(Encoding.UTF8.GetBytes(content));
                file.Flush(flushToDisk: true);
            }
            Publish(temporary, path);
            SyncFolder(Path.GetDirectoryName(path)!);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Opens a private lock file: a user who could open it could also lock it.</summary>
    public static FileStream OpenLock(string path, FileAccess access, FileShare share)
    {
        CreateIfMissing(path);
        return new FileStream(path, FileMode.Open, access, share);
    }

    /// <summary>Flushes the folder's entries to disk. Not needed on Windows.</summary>
    public static void SyncFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            return;
        // .NET cannot open a folder.
        using var folder = new SafeFileHandle(OpenForReading(path, 0), ownsHandle: true);
        if (!folder.IsInvalid)
            RandomAccess.FlushToDisk(folder);
    }

    /// <summary>
    /// Moves the file to <paramref name="name"/> atomically, unless that file exists. Except on Windows, File.Move is not atomic: it
    /// checks for the file first, and then overwrites one that was created in the meantime.
    /// </summary>
    private static void Publish(string file, string name)
    {
        if (!OperatingSystem.IsWindows() && (Link(file, name) == 0 || File.Exists(name)))
            return;
        try
        {
            // On Windows, or on a file system without hard links.
            File.Move(file, name, overwrite: false);
        }
        catch (IOException) when (File.Exists(name))
        {
        }
    }

    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string existing, string name);

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenForReading(string path, int flags);
}
