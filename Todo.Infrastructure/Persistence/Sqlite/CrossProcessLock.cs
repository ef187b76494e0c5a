using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Todo.Infrastructure.Persistence.Sqlite;

/// <summary>
/// A lock that the processes of one host share. It is two files: whoever waits for the second holds the first meanwhile, so
/// that the one who has just left cannot enter again before the one who waits. The system frees both when a process dies.
/// </summary>
internal sealed partial class CrossProcessLock(string path) : IDisposable
{
    private const int EagerTries = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);

    // A file that cannot be opened now may be later: no exception is kept.
    private readonly Lazy<Section> _queue = new(() => new Section(path + "-queue"), LazyThreadSafetyMode.PublicationOnly);
    private readonly Lazy<Section> _held = new(() => new Section(path), LazyThreadSafetyMode.PublicationOnly);

    /// <summary>Waits for the lock; not reentrant, and for one caller in a process at a time.</summary>
    public async ValueTask EnterAsync(CancellationToken cancellationToken)
    {
        await WaitAsync(_queue.Value, cancellationToken);
        try
        {
            await WaitAsync(_held.Value, cancellationToken);
        }
        finally
        {
            _queue.Value.Exit();
        }
    }

    public void Exit() => _held.Value.Exit();

    public void Dispose()
    {
        foreach (var section in new[] { _queue, _held }.Where(section => section.IsValueCreated))
            section.Value.Dispose();
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

    /// <summary>An open file on which the system grants one process an exclusive advisory lock.</summary>
    private sealed partial class Section(string path) : IDisposable
    {
        private const int LockExclusive = 2;
        private const int LockNonBlocking = 4;
        private const int Unlock = 8;

        private readonly FileStream _file = new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);

        public bool TryEnter()
        {
            if (!OperatingSystem.IsWindows())
                return Flock(_file.SafeFileHandle, LockExclusive | LockNonBlocking) == 0;
            try
            {
                _file.Lock(0, 1);
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
                _file.Unlock(0, 1);
            else
                _ = Flock(_file.SafeFileHandle, Unlock);
        }

        public void Dispose() => _file.Dispose();

        /// <summary>The framework's own FileStream.Lock is missing on macOS, and belongs to the process rather than to the file.</summary>
        [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
        private static partial int Flock(SafeFileHandle file, int operation);
    }
}
