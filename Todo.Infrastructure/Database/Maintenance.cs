using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Todo.Application.Common;
using Todo.Application.Throttling;
using Todo.Application.Todos;
using Todo.Domain;
using Todo.Infrastructure.Database.Sql;

namespace Todo.Infrastructure.Database;

/// <summary>Deletes what nobody asks for any more: expired sessions, failed attempts and idempotency keys beyond their time.</summary>
internal sealed partial class Maintenance(
    IServiceScopeFactory scopes, SqlDialect dialect, TimeProvider clock, ILogger<Maintenance> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(15);

    /// <summary>Does it once.</summary>
    internal async Task CleanUpAsync(CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var forgottenAttempts = dialect.Instant(now - AttemptKey.Window);
        var forgottenKeys = dialect.Instant(now - IdempotencyKey.Lifetime);
        var expired = dialect.Instant(now);
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<TodoDbContext>().Database;
        var unitOfWork = scope.ServiceProvider.GetRequiredService<IUnitOfWork>();
        // One short transaction each, so that no other writer waits long.
        foreach (var statement in new FormattableString[]
        {
            $"DELETE FROM sessions WHERE expires_at <= {expired}",
            $"DELETE FROM attempts WHERE at <= {forgottenAttempts}",
            $"DELETE FROM idempotency_keys WHERE created_at <= {forgottenKeys}",
        })
        {
            await unitOfWork.ExecuteAsync(ct => database.ExecuteSqlInterpolatedAsync(statement, ct), cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await CleanUpAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // The next round makes up for it.
                LogFailed(logger, exception);
            }
        }
    }

    [LoggerMessage(1201, LogLevel.Warning, "Cleaning up failed; it is tried again later")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
