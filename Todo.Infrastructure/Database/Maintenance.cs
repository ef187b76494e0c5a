using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Todo.Domain;

namespace Todo.Infrastructure.Database;

/// <summary>Runs the clean-up tasks of all capabilities periodically.</summary>
internal sealed partial class Maintenance(
    IServiceScopeFactory scopes, IEnumerable<ICleanUpTask> tasks, TimeProvider clock, ILogger<Maintenance> logger) : BackgroundService
{
    private const int PauseFactor = 3;

    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Runs all tasks to completion, in short transactions. After each transaction, pauses for three times its duration, so that most of
    /// the time is left for other writers, regardless of the amount of data.
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
                // The other tasks do not depend on this one, and the next round retries it.
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
        while (await database.ExecuteAsync(ct => task.CleanUpSomeAsync(database.Current, clock.Now(), ct), cancellationToken))
        {
            await Task.Delay(Stopwatch.GetElapsedTime(begun) * PauseFactor, cancellationToken);
            begun = Stopwatch.GetTimestamp();
        }
    }

    [LoggerMessage(1201, LogLevel.Warning, "The clean-up {Task} failed; it will be retried later")]
    private static partial void LogFailed(ILogger logger, Exception exception, string task);
}
