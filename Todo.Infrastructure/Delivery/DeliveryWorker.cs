using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Todo.Application.Common;
using Todo.Domain;
using Todo.Infrastructure.Database;

namespace Todo.Infrastructure.Delivery;

/// <summary>
/// Looks for webhooks that have something to send: when this instance recorded it, when a retry is due, and once a second for what
/// other instances recorded or left behind.
/// </summary>
internal sealed partial class DeliveryWorker : BackgroundService
{
    private const int Capacity = 512;

    /// <summary>The pause before the next full look, as a multiple of its duration. Until then, only new messages are looked for.</summary>
    private const int PauseFactor = 50;

    /// <summary>With the lease, short enough that another instance takes over from a dead one within a minute.</summary>
    private static readonly TimeSpan MaxPause = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Between two looks at least, however much is recorded.</summary>
    private static readonly TimeSpan MinInterval = TimeSpan.FromMilliseconds(20);

    /// <summary>More than a transaction can take from recording something to its commit.</summary>
    private static readonly TimeSpan NewFor = TimeSpan.FromMinutes(2);

    /// <summary>How long tries may go on after the stop signal. The host exits after nine seconds.</summary>
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(6);

    private readonly DeliveryStore _store;
    private readonly DeliverySignal _signal;
    private readonly DeliveryGauges _gauges;
    private readonly DatabaseReady _ready;
    private readonly TimeProvider _clock;
    private readonly ILogger<DeliveryWorker> _logger;
    private readonly DeliveryQueue _queue;
    private readonly CancellationTokenSource _abort = new();
    private readonly CancellationToken _stopping;
    private readonly CancellationTokenRegistration _abortLater;
    private DateTimeOffset _lookForAllAt;
    private bool _isFailing;

    public DeliveryWorker(
        DeliveryStore store, WebhookService webhooks, DeliverySignal signal, DeliveryGauges gauges, DatabaseReady ready,
        IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<DeliveryWorker> logger)
    {
        (_store, _signal, _gauges, _ready, _clock, _logger) = (store, signal, gauges, ready, clock, logger);
        // Not the token of ExecuteAsync, which is canceled only after the server has completed its requests.
        _stopping = lifetime.ApplicationStopping;
        _abortLater = _stopping.UnsafeRegister(static abort => ((CancellationTokenSource)abort!).CancelAfter(StopPatience), _abort);
        _queue = new(Capacity, webhook => webhooks.ServeAsync(webhook, () => _queue!.HasWaiting, _stopping, _abort.Token));
    }

    public override void Dispose()
    {
        base.Dispose();
        _abortLater.Dispose();
        _abort.Dispose();
    }

    /// <summary>The pause after a full look that took so long.</summary>
    internal static TimeSpan PauseAfter(TimeSpan look) => PauseFactor * look is var pause && pause < MaxPause ? pause : MaxPause;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await _ready.WaitAsync(_stopping);
            while (true)
            {
                var woken = _signal.Next();
                var pause = await LookAsync(_stopping);
                await _gauges.RefreshAsync(_stopping);
                await Task.Delay(MinInterval, _clock, _stopping);
                await WaitAsync(woken, pause);
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            await _queue.StopAsync();
        }
    }

    /// <returns>How long to wait before the next look.</returns>
    private async Task<TimeSpan> LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            var now = _clock.Now();
            var isForAll = now >= _lookForAllAt;
            var begun = _clock.GetTimestamp();
            var (webhooks, next) = await _store.FindDueAsync(isForAll ? DateTimeOffset.UnixEpoch : now - NewFor, cancellationToken);
            if (isForAll)
                _lookForAllAt = now + PauseAfter(_clock.GetElapsedTime(begun));
            _queue.Add(webhooks);
            _isFailing = false;
            var untilNext = next - _clock.Now() ?? Interval;
            return untilNext < Interval ? untilNext : Interval;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            if (!_isFailing)
                LogFailed(_logger, exception);
            _isFailing = true;
            return Interval;
        }
    }

    private async Task WaitAsync(Task woken, TimeSpan pause)
    {
        if (pause <= TimeSpan.Zero)
            return;
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(_stopping);
        await Task.WhenAny(woken, Task.Delay(pause, _clock, ended.Token));
        await ended.CancelAsync();
        _stopping.ThrowIfCancellationRequested();
    }

    [LoggerMessage(1506, LogLevel.Warning, "The deliveries that are due cannot be read; trying again every second")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
