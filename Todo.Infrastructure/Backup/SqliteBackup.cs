using System.IO.Compression;
using Microsoft.Data.Sqlite;
using Todo.Infrastructure.Common;
using Todo.Infrastructure.Database.Sqlite;
using Todo.Infrastructure.Keys;

namespace Todo.Infrastructure.Backup;

/// <summary>A zip file of <c>todo.db</c> and <c>keys/*.pem</c>.</summary>
internal sealed class SqliteBackup(SqliteDatabase database) : IDatabaseBackup
{
    private const string DatabaseEntry = "todo.db";
    private const string KeysFolder = "keys/";

    public Task CreateAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(database.FilePath))
            throw new BackupException($"There is no database at {database.FilePath}.");
        using var work = new WorkFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var copy = work.File(DatabaseEntry);
        using (var source = database.Open())
        using (var target = SqliteCopy.Open(copy))
            source.BackupDatabase(target);
        SqliteCopy.Check(copy);

        var archive = work.File("backup.zip");
        using (var zip = new ZipArchive(PrivateFiles.Create(archive), ZipArchiveMode.Create))
        {
            zip.CreateEntryFromFile(copy, DatabaseEntry, CompressionLevel.Fastest);
            foreach (var key in SigningKeyFolder.FilesBeside(database))
                zip.CreateEntryFromFile(key, KeysFolder + Path.GetFileName(key));
        }
        File.Move(archive, path, overwrite: true);
        return Task.CompletedTask;
    }

    public Task RestoreAsync(string path, CancellationToken cancellationToken)
    {
        database.CreateFolder();
        using var alone = SqlitePresence.TakeAlone(database);
        using var work = new WorkFolder(database.Folder);
        using (var zip = OpenArchive(path))
            Extract(zip, work);
        SqliteCopy.Check(work.File(DatabaseEntry));
        SqliteCopy.PrepareForRestore(work.File(DatabaseEntry), database.FilePath);

        var aside = Path.Combine(database.Folder, $"before-restore-{Path.GetRandomFileName()}");
        PrivateFiles.CreateFolder(aside);
        SqliteConnection.ClearAllPools();
        foreach (var file in new[] { database.FilePath, database.FilePath + "-wal", database.FilePath + "-shm" }.Where(File.Exists))
            File.Move(file, Path.Combine(aside, Path.GetFileName(file)));
        File.Move(work.File(DatabaseEntry), database.FilePath);
        var keys = SigningKeyFolder.PathBeside(database);
        if (Directory.Exists(keys))
            Directory.Move(keys, Path.Combine(aside, Path.GetFileName(keys)));
        if (Directory.Exists(work.File(KeysFolder)))
            Directory.Move(work.File(KeysFolder), keys);
        return Task.CompletedTask;
    }

    private static ZipArchive OpenArchive(string path)
    {
        try
        {
            var zip = ZipFile.OpenRead(path);
            return zip.GetEntry(DatabaseEntry) is null ? throw new InvalidDataException($"It has no {DatabaseEntry}.") : zip;
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new BackupException($"{path} is no backup that can be read: {exception.Message}", exception);
        }
    }

    /// <summary>By name, so that no entry can lead out of the folder.</summary>
    private static void Extract(ZipArchive zip, WorkFolder work)
    {
        WorkFolder.ExtractPrivate(zip.GetEntry(DatabaseEntry)!, work.File(DatabaseEntry));
        foreach (var key in zip.Entries.Where(entry => entry.FullName == KeysFolder + entry.Name && entry.Name.EndsWith(".pem", StringComparison.Ordinal)))
        {
            PrivateFiles.CreateFolder(work.File(KeysFolder));
            WorkFolder.ExtractPrivate(key, work.File(KeysFolder + key.Name));
        }
    }
}
