using Microsoft.Extensions.Options;
using Todo.Application.Common;
using Todo.Application.Keys;
using Todo.Application.Mails;
using Todo.Infrastructure.Common;
using Todo.Infrastructure.Database;
using Todo.WebApi.Health;

namespace Todo.WebApi.Hosting;

/// <summary>Migrates the database before the first request. If the database does not respond, keeps trying while the process runs.</summary>
internal sealed partial class DatabaseStartup(
    DatabaseMigrator migrator,
    Readiness readiness,
    DatabaseReady ready,
    IServiceProvider services,
    IOptions<DatabaseOptions> options,
    ILogger<DatabaseStartup> logger)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>How long the server waits for the first attempt to complete or fail before it starts to listen.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly TaskCompletionSource _firstFailure = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private volatile bool _isStarting = true;
    private string? _lastProblem;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await base.StartAsync(cancellationToken);
        if (ExecuteTask is { } work)
            await await Task.WhenAny(work, _firstFailure.Task, Task.Delay(Patience, cancellationToken));
        _isStarting = false;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Leave the caller's thread, because SQLite is synchronous.
        await Task.Yield();
        while (!await TryAsync(stoppingToken))
        {
            _firstFailure.TrySetResult();
            await Task.Delay(Pause, stoppingToken);
        }
        readiness.IsDatabaseReady = true;
        ready.Set();
    }

    private async Task<bool> TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            // The keys may be next to the database.
            services.GetRequiredService<ISigningKeys>();
            // Every registration needs it, for the token in the mail.
            if (services.GetRequiredService<IOptions<MailOptions>>().Value.IsEnabled)
                services.GetRequiredService<ISecretProtector>().EnsureKey();
            await migrator.AttachAsync(cancellationToken);
            var state = options.Value.MigrateOnStart
                ? await migrator.MigrateAsync(cancellationToken)
                : await migrator.GetStateAsync(cancellationToken);
            if (state == DatabaseState.TooNew)
                throw new DatabaseTooNewException();
            if (state == DatabaseState.Newer)
                LogNewer(logger);
            if (state.IsUsable())
                await migrator.CheckSettingsAsync(cancellationToken);
            else
                Report($"its state is {state}");
            return state.IsUsable();
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && !IsMistake(exception))
        {
            Report(exception.GetBaseException().Message);
            return false;
        }
    }

    /// <summary>At startup, a mistake in the configuration fails immediately; later, the program keeps trying.</summary>
    private bool IsMistake(Exception exception) => _isStarting && (exception is InvalidSettingException or SecretKeyException or DatabaseTooNewException);

    /// <summary>Logs a problem once, not with every attempt.</summary>
    private void Report(string problem)
    {
        if (_lastProblem != problem)
            LogNotReady(logger, migrator.DatabaseName, problem);
        _lastProblem = problem;
    }

    [LoggerMessage(1401, LogLevel.Warning, "The database {Database} cannot be used yet, trying again every second: {Problem}")]
    private static partial void LogNotReady(ILogger logger, string database, string problem);

    [LoggerMessage(1403, LogLevel.Warning, "A newer program has upgraded the database; this program stays compatible with it and keeps running")]
    private static partial void LogNewer(ILogger logger);
}
