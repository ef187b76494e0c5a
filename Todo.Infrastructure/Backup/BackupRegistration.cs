using Microsoft.Extensions.DependencyInjection;

namespace Todo.Infrastructure.Backup;

/// <summary>Registers the backup of SQLite, the only database that the program backs up itself.</summary>
internal static class BackupRegistration
{
    public static void AddBackup(this IServiceCollection services) => services.AddSingleton<IDatabaseBackup, SqliteBackup>();
}
