using Microsoft.Extensions.Options;
using Todo.Infrastructure.Persistence;
using Todo.WebApi.Health;

namespace Todo.WebApi.Hosting;

/// <summary>Brings the database up to date before the first request; when it does not answer, goes on trying while the process lives.</summary>
internal sealed partial class DatabaseStartup(
    DatabaseMigrator migrator, Readiness readiness, IOptions<DatabaseOptions> options, ILogger<DatabaseStartup> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>How long the listening waits for the database.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await base.StartAsync(cancellationToken);
        if (ExecuteTask is { } work)
            await Task.WhenAny(work, Task.Delay(Patience, cancellationToken));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Off the caller's thread: SQLite works synchronously.
        await Task.Yield();
        while (!await TryAsync(stoppingToken))
            await Task.Delay(Pause, stoppingToken);
        readiness.IsDatabaseReady = true;
    }

    private async Task<bool> TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (options.Value.MigrateOnStart)
                await migrator.MigrateAsync(cancellationToken);
            return options.Value.MigrateOnStart || await migrator.IsMigratedAsync(cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotReady(logger, exception.GetBaseException().Message);
            return false;
        }
    }

    [LoggerMessage(1401, LogLevel.Warning, "The database cannot be used yet, trying again: {Problem}")]
    private static partial void LogNotReady(ILogger logger, string problem);
}
