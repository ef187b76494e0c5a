using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Todo.Infrastructure.Common;

/// <summary>Folders and files for the program's user alone. Where the system knows no such modes, the rights of the folder around them hold.</summary>
internal static partial class PrivateFiles
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>One that is there already stays as its owner wants it.</summary>
    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
    }

    /// <exception cref="IOException">There is one of that name.</exception>
    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite };
        if (OperatingSystem.IsWindows())
            return new FileStream(path, options);
        options.UnixCreateMode = OwnerOnly;
        var file = new FileStream(path, options);
        // The umask may have taken away even the owner's rights.
        File.SetUnixFileMode(file.SafeFileHandle, OwnerOnly);
        return file;
    }

    /// <summary>An empty file, unless there is one: that stays as its owner wants it.</summary>
    public static void CreateIfMissing(string path)
    {
        try
        {
            if (!File.Exists(path))
                Create(path).Dispose();
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process was faster.
        }
    }

    /// <summary>A file that processes lock: another user who could open it could lock it as well.</summary>
    public static FileStream OpenLock(string path, FileAccess access, FileShare share)
    {
        CreateIfMissing(path);
        return new FileStream(path, FileMode.Open, access, share);
    }

    /// <summary>Waits until the names in the folder are on the disk. Windows sees to that by itself.</summary>
    public static void SyncFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            return;
        // .NET opens no folders.
        using var folder = new SafeFileHandle(OpenForReading(path, 0), ownsHandle: true);
        if (!folder.IsInvalid)
            RandomAccess.FlushToDisk(folder);
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenForReading(string path, int flags);
}
