using Todo.Infrastructure.Common;
namespace Todo.Infrastructure.Backup;

/// <summary>Backups in one file: the database with the signing keys that lie beside it. Registered for SQLite alone.</summary>
public interface IDatabaseBackup
{
    /// <summary>Writes a backup, while servers may go on; replaces a file of that name when the new one is whole.</summary>
    Task CreateAsync(string path, CancellationToken cancellationToken);

    /// <summary>Puts the backup in the place of the database, and keeps what was there beside it. All sessions end.</summary>
    /// <exception cref="DatabaseInUseException">A server runs.</exception>
    Task RestoreAsync(string path, CancellationToken cancellationToken);
}
