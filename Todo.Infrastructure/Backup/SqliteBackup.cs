using System.IO.Compression;
using Microsoft.Data.Sqlite;
using Todo.Infrastructure.Common;
using Todo.Infrastructure.Database.Sqlite;
using Todo.Infrastructure.Keys;
using Todo.Infrastructure.Secrets;

namespace Todo.Infrastructure.Backup;

/// <summary>A zip file of <c>todo.db</c>, <c>keys/*.pem</c> and <c>keys/secrets.key</c>.</summary>
internal sealed class SqliteBackup(SqliteDatabase database) : IDatabaseBackup
{
    private const string DatabaseEntry = "todo.db";
    private const string KeysFolder = "keys/";

    /// <summary>What SQLite appends to the name of the database for its own files.</summary>
    private static readonly string[] Suffixes = ["-wal", "-shm", "-journal"];

    public Task CreateAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(database.FilePath))
            throw new BackupException($"There is no database at {database.FilePath}.");
        CheckDestination(path);
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        using var work = CreateWorkFolder(folder);
        var copy = work.File(DatabaseEntry);
        PrivateFiles.CreateIfMissing(copy);
        Copy(copy);
        SqliteCopy.Check(copy);

        var archive = work.File("backup.zip");
        using (var file = PrivateFiles.Create(archive))
        {
            using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
                Pack(zip, copy);
            // Flush before it replaces the previous backup, so that one of the two is complete after a power failure.
            file.Flush(flushToDisk: true);
        }
        PrivateFiles.SyncFolder(Path.GetDirectoryName(archive)!);
        File.Move(archive, path, overwrite: true);
        PrivateFiles.SyncFolder(folder);
        return Task.CompletedTask;
    }

    public Task RestoreAsync(string backup, CancellationToken cancellationToken)
    {
        database.CreateFolder();
        // If the path is a link, replace its target, not the link. The keys are next to the link, which may be on another disk.
        var path = database.RealPath;
        var folder = Path.GetDirectoryName(path)!;
        using var alone = SqlitePresence.TakeAlone(database);
        using var work = new WorkFolder(folder);
        using var keyWork = new WorkFolder(database.Folder);
        using (var zip = OpenArchive(backup))
            Extract(zip, work, keyWork);
        SqliteCopy.Check(work.File(DatabaseEntry));
        SqliteCopy.PrepareForRestore(work.File(DatabaseEntry), path);

        var name = $"before-restore-{Path.GetRandomFileName()}";
        SqliteConnection.ClearAllPools();
        MoveAside([path, path + "-wal", path + "-shm"], Path.Combine(folder, name));
        File.Move(work.File(DatabaseEntry), path);
        PrivateFiles.SyncFolder(folder);
        ReplaceKeys(keyWork.File(KeysFolder), Path.Combine(database.Folder, name));
        return Task.CompletedTask;
    }

    private static WorkFolder CreateWorkFolder(string folder)
    {
        try
        {
            return new WorkFolder(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BackupException($"No file can be created in {folder}: {exception.Message}", exception);
        }
    }

    private void Copy(string path)
    {
        try
        {
            using var source = database.Open();
            using var target = SqliteCopy.Open(path);
            source.BackupDatabase(target);
        }
        catch (SqliteException exception)
        {
            throw new BackupException($"{database.FilePath} cannot be copied: {exception.Message}", exception);
        }
    }

    private static void MoveAside(IEnumerable<string> files, string aside)
    {
        foreach (var file in files.Where(File.Exists))
        {
            PrivateFiles.CreateFolder(aside);
            File.Move(file, Path.Combine(aside, Path.GetFileName(file)));
        }
    }

    private void ReplaceKeys(string restored, string aside)
    {
        var keys = SigningKeyFolder.DefaultPath(database);
        if (Directory.Exists(keys))
        {
            PrivateFiles.CreateFolder(aside);
            Directory.Move(keys, Path.Combine(aside, Path.GetFileName(keys)));
        }
        if (Directory.Exists(restored))
            Directory.Move(restored, keys);
        PrivateFiles.SyncFolder(database.Folder);
    }

    private void CheckDestination(string path)
    {
        if (Directory.Exists(path) || Path.EndsInDirectorySeparator(path))
            throw new BackupException($"{path} is a folder: name a file in it.");
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && File.Exists(folder))
            throw new BackupException($"{folder} is not a folder.");
        if (IsInUse(Path.GetFullPath(path)))
            throw new BackupException($"{path} belongs to the database: name another file.");
        if (FileStatus.Find(path) is not { } found)
            return;
        if (!found.IsRegular)
            throw new BackupException($"{path} is not a regular file, so a backup cannot replace it.");
        if (Path.GetFullPath(path) == database.RealPath || (found.Identity is { } one && one == FileStatus.Find(database.FilePath)?.Identity))
            throw new BackupException($"{path} is the database itself: name another file.");
    }

    /// <summary>Whether SQLite, the server or its keys use a file of that name, also while there is none.</summary>
    private bool IsInUse(string path) =>
        Path.GetDirectoryName(path) == SigningKeyFolder.DefaultPath(database)
        || path == database.LockPath
        || path == SqlitePresence.PathOf(database)
        || Suffixes.Any(suffix => path == database.RealPath + suffix);

    private void Pack(ZipArchive zip, string copy)
    {
        zip.CreateEntryFromFile(copy, DatabaseEntry, CompressionLevel.Fastest);
        foreach (var key in KeyFiles().Where(SigningKeyFile.IsPlausible))
            zip.CreateEntryFromFile(key, KeysFolder + Path.GetFileName(key));
    }

    private IEnumerable<string> KeyFiles() =>
        [.. SigningKeyFolder.DefaultFiles(database), Path.Combine(SigningKeyFolder.DefaultPath(database), SecretKeyFile.Name)];

    private static bool IsKey(ZipArchiveEntry entry) =>
        entry.FullName == KeysFolder + entry.Name && (entry.Name == SecretKeyFile.Name || entry.Name.EndsWith(".pem", StringComparison.Ordinal));

    private static ZipArchive OpenArchive(string path)
    {
        if (!File.Exists(path))
            throw new BackupException($"There is no file {path}.");
        try
        {
            var zip = ZipFile.OpenRead(path);
            return zip.GetEntry(DatabaseEntry) is null ? throw new InvalidDataException($"It has no {DatabaseEntry}.") : zip;
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new BackupException($"{path} is not a readable backup: {exception.Message}", exception);
        }
    }

    /// <summary>Extracts only entries with the expected names, so that no entry can escape the folder.</summary>
    private static void Extract(ZipArchive zip, WorkFolder work, WorkFolder keyWork)
    {
        WorkFolder.ExtractPrivate(zip.GetEntry(DatabaseEntry)!, work.File(DatabaseEntry));
        foreach (var key in zip.Entries.Where(IsKey))
        {
            PrivateFiles.CreateFolder(keyWork.File(KeysFolder));
            WorkFolder.ExtractPrivate(key, keyWork.File(KeysFolder + key.Name));
        }
    }
}
