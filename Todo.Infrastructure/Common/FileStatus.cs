using System.Runtime.InteropServices;

namespace Todo.Infrastructure.Common;

/// <summary>Identifies a file in the file system, independent of its names.</summary>
internal readonly record struct FileIdentity(ulong Device, ulong Inode);

/// <summary>The status of a path's target, with links resolved. Read without opening it, because opening a pipe would block.</summary>
/// <param name="IsRegular">Whether it is a regular file: not a folder, pipe, socket or device.</param>
/// <param name="Mode">None on Windows.</param>
/// <param name="Length">In bytes.</param>
/// <param name="Identity">Null except on Linux: .NET does not expose it, and only Linux is queried directly.</param>
internal sealed partial record FileStatus(bool IsRegular, UnixFileMode Mode, long Length, FileIdentity? Identity)
{
    private const int CurrentFolder = -100;
    private const uint BasicStatistics = 0x7ff;
    private const int KindBits = 0xF000;
    private const int RegularKind = 0x8000;
    private const int ModeBits = 0xFFF;

    /// <summary>Returns null if the path does not exist or this user cannot access it.</summary>
    public static FileStatus? Find(string path)
    {
        if (OperatingSystem.IsLinux())
        {
            return Statx(CurrentFolder, path, 0, BasicStatistics, out var found) == 0
                ? new(
                    (found.Mode & KindBits) == RegularKind,
                    (UnixFileMode)(found.Mode & ModeBits),
                    (long)found.Size,
                    new(((ulong)found.DeviceMajor << 32) | found.DeviceMinor, found.Inode))
                : null;
        }
        var isFolder = Directory.Exists(path);
        if (!isFolder && !File.Exists(path))
            return null;
        var mode = OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(path);
        return new(!isFolder, mode, isFolder ? 0 : new FileInfo(path).Length, null);
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Statx(int folder, string path, int flags, uint mask, out Statistics found);

    /// <summary>The members of <c>struct statx</c> in use. Its layout is the same on every processor.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private readonly struct Statistics
    {
        [FieldOffset(28)]
        public readonly ushort Mode;

        [FieldOffset(32)]
        public readonly ulong Inode;

        [FieldOffset(40)]
        public readonly ulong Size;

        [FieldOffset(136)]
        public readonly uint DeviceMajor;

        [FieldOffset(140)]
        public readonly uint DeviceMinor;
    }
}
