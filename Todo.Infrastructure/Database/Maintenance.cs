using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Todo.Domain;

namespace Todo.Infrastructure.Database;

/// <summary>Runs the clean-up tasks of all capabilities from time to time.</summary>
internal sealed partial class Maintenance(
    IServiceScopeFactory scopes, IEnumerable<ICleanUpTask> tasks, TimeProvider clock, ILogger<Maintenance> logger) : BackgroundService
{
    private const int PauseFactor = 3;

    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Runs all tasks to their ends, in short transactions, and pauses after each for three times as long as it took: whatever there
    /// is to clean up, others have most of the time to write.
    /// </summary>
    internal async Task CleanUpAsync(CancellationToken cancellationToken)
    {
        foreach (var task in tasks)
        {
            try
            {
                await RunAsync(task, cancellationToken);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                // The others do not depend on it, and the next round makes up for it.
                LogFailed(logger, exception, task.GetType().Name);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await CleanUpAsync(stoppingToken);
    }

    private async Task RunAsync(ICleanUpTask task, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<DatabaseScope>();
        var begun = Stopwatch.GetTimestamp();
        while (await database.ExecuteAsync(ct => task.CleanUpSomeAsync(database.Current.Context, clock.Now(), ct), cancellationToken))
        {
            await Task.Delay(Stopwatch.GetElapsedTime(begun) * PauseFactor, cancellationToken);
            begun = Stopwatch.GetTimestamp();
        }
    }

    [LoggerMessage(1201, LogLevel.Warning, "The clean-up {Task} failed; it is tried again later")]
    private static partial void LogFailed(ILogger logger, Exception exception, string task);
}
