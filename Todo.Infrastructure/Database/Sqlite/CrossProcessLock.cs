using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Todo.Infrastructure.Common;

namespace Todo.Infrastructure.Database.Sqlite;

/// <summary>
/// A lock that the processes of a host share. It consists of two files: a process that waits for the second holds the first, so that
/// the previous owner cannot reenter before it. The operating system releases both when a process dies.
/// </summary>
internal sealed partial class CrossProcessLock(string path) : IDisposable
{
    private const int EagerTries = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);

    private readonly Section _queue = new(path + "-queue");
    private readonly Section _held = new(path);

    /// <summary>Waits for the lock. Not reentrant; only one caller per process may use it at a time.</summary>
    public async ValueTask EnterAsync(CancellationToken cancellationToken)
    {
        await WaitAsync(_queue, cancellationToken);
        try
        {
            await WaitAsync(_held, cancellationToken);
        }
        finally
        {
            _queue.Exit();
        }
    }

    public void Exit() => _held.Exit();

    public void Dispose()
    {
        _queue.Dispose();
        _held.Dispose();
    }

    private static async ValueTask WaitAsync(Section section, CancellationToken cancellationToken)
    {
        for (var tries = 1; !section.TryEnter(); tries++)
        {
            if (tries < EagerTries)
                Thread.Yield();
            else
                await Task.Delay(Pause, cancellationToken);
        }
    }

    /// <summary>A lazily opened file on which the operating system grants one process an exclusive advisory lock.</summary>
    private sealed partial class Section(string path) : IDisposable
    {
        private const int LockExclusive = 2;
        private const int LockNonBlocking = 4;
        private const int Unlock = 8;

        /// <summary>EWOULDBLOCK on Linux, and on macOS and BSD.</summary>
        private const int WouldBlock = 11;
        private const int WouldBlockOnBsd = 35;

        private FileStream? _file;

        public bool TryEnter()
        {
            if ((_file ??= TryOpen()) is not { } file)
                return false;
            if (!OperatingSystem.IsWindows())
                return Flock(file.SafeFileHandle, LockExclusive | LockNonBlocking) == 0;
            try
            {
                file.Lock(0, 1);
                return true;
            }
            catch (IOException)
            {
                return false;
            }
        }

        public void Exit()
        {
            if (OperatingSystem.IsWindows())
                _file!.Unlock(0, 1);
            else
                _ = Flock(_file!.SafeFileHandle, Unlock);
        }

        public void Dispose() => _file?.Dispose();

        /// <summary>Returns null while another process has the lock: when opening a file, .NET takes a shared lock without waiting.</summary>
        private FileStream? TryOpen()
        {
            try
            {
                return PrivateFiles.OpenLock(path, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            }
            catch (IOException exception) when (exception.HResult is WouldBlock or WouldBlockOnBsd)
            {
                return null;
            }
        }

        /// <summary>.NET's own FileStream.Lock is not supported on macOS, and belongs to the process rather than to the file.</summary>
        [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
        private static partial int Flock(SafeFileHandle file, int operation);
    }
}
