using System.Runtime.InteropServices;
using Todo.Infrastructure.Common;

namespace Todo.Infrastructure.Keys;

/// <summary>Reads key files. Checks each before opening it, because a pipe would block and a huge file would exhaust memory.</summary>
internal static partial class SigningKeyFile
{
    private const int MaxBytes = 64 * 1024;
    private const int AskWhetherWritable = 2;
    private const int ReadOnlyFileSystem = 30;

    private const string Mend =
        "Give it the mode 0400 if the program's user owns it, else 0440 and a group of that user; "
        + "in Kubernetes, set defaultMode: 0440 on the secret's volume and fsGroup in the pod's securityContext";

    /// <exception cref="InvalidKeyException">
    /// It is not a regular file, users other than its owner can write to it, or every user can read it.
    /// </exception>
    public static byte[] Read(string path)
    {
        try
        {
            if (FileStatus.Find(path) is { } status)
                Check(path, status);
            using var file = File.OpenHandle(path, options: FileOptions.SequentialScan);
            var bytes = new byte[MaxBytes + 1];
            var length = 0;
            for (int read; length < bytes.Length && (read = RandomAccess.Read(file, bytes.AsSpan(length), length)) > 0;)
                length += read;
            return length <= MaxBytes ? bytes[..length] : throw TooLarge();
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new InvalidKeyException(
                $"the program's user, {Environment.UserName}, may not read it. Make that user its owner, or give it the mode 0440 and a group of that user",
                exception);
        }
        catch (IOException exception)
        {
            throw new InvalidKeyException("it cannot be read", exception);
        }
    }

    /// <summary>Returns whether the file can be a key, regardless of its mode.</summary>
    public static bool IsPlausible(string path) => FileStatus.Find(path) is { IsRegular: true, Length: <= MaxBytes };

    private static void Check(string path, FileStatus status)
    {
        if (!status.IsRegular)
            throw new InvalidKeyException("it is not a regular file. Replace it with the key or a link to the key");
        if (status.Length > MaxBytes)
            throw TooLarge();
        if (status.Mode.HasFlag(UnixFileMode.OtherRead))
            throw new InvalidKeyException("every user of this machine can read it. " + Mend);
        if ((status.Mode & (UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)) != 0)
            throw new InvalidKeyException("users other than its owner can write to it. " + Mend);
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (FileStatus.Find(folder)?.Mode.HasFlag(UnixFileMode.OtherWrite) == true && !IsReadOnly(folder))
            throw new InvalidKeyException($"every user of this machine can write to its folder. Run: chmod o-w '{folder}'");
    }

    private static InvalidKeyException TooLarge() => new($"it is larger than {MaxBytes} bytes. The file must contain nothing but the key");

    /// <summary>Kubernetes mounts secrets with the mode 1777, but read-only, so that not even root can write to them.</summary>
    private static bool IsReadOnly(string folder) =>
        OperatingSystem.IsLinux() && Access(folder, AskWhetherWritable) != 0 && Marshal.GetLastPInvokeError() == ReadOnlyFileSystem;

    [LibraryImport("libc", EntryPoint = "access", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Access(string path, int mode);
}
