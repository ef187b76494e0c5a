using Todo.Infrastructure.Common;
namespace Todo.Infrastructure.Backup;

/// <summary>Backs up the database and the signing keys next to it in one file. Registered for SQLite only.</summary>
public interface IDatabaseBackup
{
    /// <summary>Writes a backup while servers keep running. Replaces an existing file only when the new one is complete.</summary>
    Task CreateAsync(string path, CancellationToken cancellationToken);

    /// <summary>Replaces the database with the backup, moves the previous files to a folder next to it, and revokes all sessions.</summary>
    /// <exception cref="DatabaseInUseException">A server is running.</exception>
    Task RestoreAsync(string path, CancellationToken cancellationToken);
}
