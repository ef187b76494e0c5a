using Todo.Infrastructure.Backup;
using Todo.Infrastructure.Common;

namespace Todo.WebApi.Commands;

/// <summary>Backups of a SQLite database.</summary>
internal static class Backup
{
    public static Task<int> CreateAsync(string[] args) => RunAsync("backup", args, async (backup, file) =>
    {
        await backup.CreateAsync(file, CancellationToken.None);
        await Console.Out.WriteLineAsync($"The database and its keys are in {file}. Whoever has that file can sign in as anybody.");
    });

    public static Task<int> RestoreAsync(string[] args) => RunAsync("restore", args, async (backup, file) =>
    {
        await backup.RestoreAsync(file, CancellationToken.None);
        await Console.Out.WriteLineAsync("The database is restored. All sessions have ended; what was there lies beside it, in before-restore-*.");
    });

    private static async Task<int> RunAsync(string command, string[] args, Func<IDatabaseBackup, string, Task> work)
    {
        if (args is not [{ Length: > 0 } file, .. var settings] || file[0] == '-')
            return await Usage.FailAsync($"{command} needs the name of a file. Try --help.");
        await using var app = Hosting.WebApi.Build(settings);
        if (app.Services.GetService<IDatabaseBackup>() is not { } backup)
            return await Usage.FailAsync($"{command} is for SQLite: back up SQL Server and PostgreSQL with their own tools (docs/operations.md).");
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
