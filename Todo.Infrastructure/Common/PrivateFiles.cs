using System.Runtime.InteropServices;
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

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenForReading(string path, int flags);
}
