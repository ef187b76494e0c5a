using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Todo.Application.Common;
using Todo.Domain;
using Todo.Infrastructure.Database;

namespace Todo.Infrastructure.Delivery;

/// <summary>Looks for webhooks that have something to send.</summary>
internal sealed partial class DeliveryWorker : OutboxWorker
{
    private const int Capacity = 512;

    /// <summary>The pause before the next full look, as a multiple of its duration. Until then, only new messages are looked for.</summary>
    private const int PauseFactor = 50;

    /// <summary>With the lease, short enough that another instance takes over from a dead one within a minute.</summary>
    private static readonly TimeSpan MaxPause = TimeSpan.FromSeconds(10);

    /// <summary>More than a transaction can take from recording something to its commit.</summary>
    private static readonly TimeSpan NewFor = TimeSpan.FromMinutes(2);

    private readonly DeliveryStore _store;
    private readonly TimeProvider _clock;
    private readonly ILogger<DeliveryWorker> _logger;
    private readonly DeliveryQueue _queue;
    private DateTimeOffset _lookForAllAt;

    public DeliveryWorker(
        DeliveryStore store, WebhookService webhooks, DeliverySignal signal, DeliveryGauges gauges, DatabaseReady ready,
        IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<DeliveryWorker> logger)
        : base(signal, gauges, ready, lifetime, clock)
    {
        (_store, _clock, _logger) = (store, clock, logger);
        _queue = new(Capacity, webhook => webhooks.ServeAsync(webhook, () => _queue!.HasWaiting, Stopping, Aborting));
    }

    /// <summary>The pause after a full look that took so long.</summary>
    internal static TimeSpan PauseAfter(TimeSpan look) => PauseFactor * look is var pause && pause < MaxPause ? pause : MaxPause;

    protected override async Task<TimeSpan> LookAsync(CancellationToken cancellationToken)
    {
        var now = _clock.Now();
        var isForAll = now >= _lookForAllAt;
        var begun = _clock.GetTimestamp();
        var (webhooks, next) = await _store.FindDueAsync(isForAll ? DateTimeOffset.UnixEpoch : now - NewFor, cancellationToken);
        if (isForAll)
            _lookForAllAt = now + PauseAfter(_clock.GetElapsedTime(begun));
        _queue.Add(webhooks);
        var untilNext = next - _clock.Now() ?? Interval;
        return untilNext < Interval ? untilNext : Interval;
    }

    protected override void LogFailed(Exception exception) => LogFailed(_logger, exception);

    protected override Task DrainAsync() => _queue.StopAsync();

    [LoggerMessage(1506, LogLevel.Warning, "The deliveries that are due cannot be read; trying again every second")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
