using Todo.Infrastructure.Backup;
using Todo.Infrastructure.Common;

namespace Todo.WebApi.Commands;

/// <summary>Backs up and restores a SQLite database.</summary>
internal static class Backup
{
    public static Task<int> CreateAsync(string[] args) => RunAsync("backup", args, async (backup, file) =>
    {
        await backup.CreateAsync(file, CancellationToken.None);
        await Console.Out.WriteLineAsync($"Saved the database and its keys to {file}. Keep it safe: its keys allow signing in as any user.");
    });

    public static Task<int> RestoreAsync(string[] args) => RunAsync("restore", args, async (backup, file) =>
    {
        await backup.RestoreAsync(file, CancellationToken.None);
        await Console.Out.WriteLineAsync("Restored the database and revoked all sessions. The previous files, if there were any, are next to it, in before-restore-*.");
    });

    private static Task<int> RunAsync(string command, string[] args, Func<IDatabaseBackup, string, Task> work) =>
        args is [{ Length: > 0 } file, .. var settings] && file[0] != '-'
            ? Usage.RunAsync(settings, settings => RunAsync(command, file, settings, work))
            : Usage.FailAsync($"{command} requires a file name. Try --help.");

    private static async Task<int> RunAsync(string command, string file, string[] settings, Func<IDatabaseBackup, string, Task> work)
    {
        await using var app = Hosting.WebApi.Build(settings);
        if (app.Services.GetService<IDatabaseBackup>() is not { } backup)
            return await Usage.FailAsync($"{command} supports SQLite only: back up SQL Server and PostgreSQL with their own tools (docs/operations.md).");
        try
        {
            await work(backup, Path.GetFullPath(file));
            return 0;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BackupException($"{command} failed: {exception.Message}", exception);
        }
    }
}
