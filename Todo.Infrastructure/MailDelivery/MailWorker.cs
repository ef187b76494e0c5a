using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Todo.Application.Mails;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Delivery;

namespace Todo.Infrastructure.MailDelivery;

/// <summary>Looks for mails that are due, if this instance sends mails.</summary>
internal sealed partial class MailWorker : OutboxWorker
{
    /// <summary>How many mails are sent at a time. Each has a connection, and may block a thread.</summary>
    private const int Capacity = 8;

    private readonly MailStore _store;
    private readonly MailOptions _options;
    private readonly ILogger<MailWorker> _logger;
    private readonly DeliveryQueue _queue;

    public MailWorker(
        MailStore store, MailService mails, IOptions<MailOptions> options, MailSignal signal, MailGauges gauges, DatabaseReady ready,
        IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<MailWorker> logger)
        : base(signal, gauges, ready, lifetime, clock)
    {
        (_store, _options, _logger) = (store, options.Value, logger);
        _queue = new(Capacity, async mail =>
        {
            await mails.SendAsync(mail, Stopping, Aborting);
            return false;
        });
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        _options.IsEnabled ? base.ExecuteAsync(stoppingToken) : Task.CompletedTask;

    protected override async Task<TimeSpan> LookAsync(CancellationToken cancellationToken)
    {
        _queue.Add(await _store.FindDueAsync(cancellationToken));
        return Interval;
    }

    protected override void LogFailed(Exception exception) => LogFailed(_logger, exception);

    protected override Task DrainAsync() => _queue.StopAsync();

    [LoggerMessage(1606, LogLevel.Warning, "The mails that are due cannot be read; trying again every second")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
