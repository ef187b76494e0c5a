using Microsoft.Extensions.Hosting;
using Todo.Application.Common;
using Todo.Infrastructure.Database;

namespace Todo.Infrastructure.Delivery;

/// <summary>
/// Looks for what is due in an outbox: when this instance recorded it, when a retry is due, and once a second for what other instances
/// recorded or left behind.
/// </summary>
internal abstract class OutboxWorker : BackgroundService
{
    protected static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Between two looks at least, however much is recorded.</summary>
    private static readonly TimeSpan MinInterval = TimeSpan.FromMilliseconds(20);

    /// <summary>How long tries may go on after the stop signal. The host exits after nine seconds.</summary>
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(6);

    private readonly Signal _signal;
    private readonly OutboxGauges _gauges;
    private readonly DatabaseReady _ready;
    private readonly TimeProvider _clock;
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _abort = new();
    private readonly CancellationTokenRegistration _abortLater;
    private bool _isFailing;

    protected OutboxWorker(Signal signal, OutboxGauges gauges, DatabaseReady ready, IHostApplicationLifetime lifetime, TimeProvider clock)
    {
        (_signal, _gauges, _ready, _clock) = (signal, gauges, ready, clock);
        // Not the token of ExecuteAsync, which is canceled only after the server has completed its requests.
        Stopping = lifetime.ApplicationStopping;
        lifetime.ApplicationStarted.Register(() => _started.TrySetResult());
        _abortLater = Stopping.UnsafeRegister(static abort => ((CancellationTokenSource)abort!).CancelAfter(StopPatience), _abort);
    }

    /// <summary>From then on, no try begins.</summary>
    protected CancellationToken Stopping { get; }

    /// <summary>Aborts the tries.</summary>
    protected CancellationToken Aborting => _abort.Token;

    public override void Dispose()
    {
        base.Dispose();
        _abortLater.Dispose();
        _abort.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await _ready.WaitAsync(Stopping);
            // In development, links begin with the address that the server listens on.
            await _started.Task.WaitAsync(Stopping);
            while (true)
            {
                var woken = _signal.Next();
                var pause = await TryLookAsync();
                await _gauges.RefreshAsync(Stopping);
                await Task.Delay(MinInterval, _clock, Stopping);
                await WaitAsync(woken, pause);
            }
        }
        catch (OperationCanceledException) when (Stopping.IsCancellationRequested)
        {
            await DrainAsync();
        }
    }

    /// <summary>Starts to send what is due.</summary>
    /// <returns>How long to wait before the next look.</returns>
    protected abstract Task<TimeSpan> LookAsync(CancellationToken cancellationToken);

    /// <summary>Reports that a look failed, once for all in a row.</summary>
    protected abstract void LogFailed(Exception exception);

    /// <summary>Ends when no try runs any more.</summary>
    protected abstract Task DrainAsync();

    private async Task<TimeSpan> TryLookAsync()
    {
        try
        {
            var pause = await LookAsync(Stopping);
            _isFailing = false;
            return pause;
        }
        catch (Exception exception) when (!Stopping.IsCancellationRequested)
        {
            if (!_isFailing)
                LogFailed(exception);
            _isFailing = true;
            return Interval;
        }
    }

    private async Task WaitAsync(Task woken, TimeSpan pause)
    {
        if (pause <= TimeSpan.Zero)
            return;
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(Stopping);
        await Task.WhenAny(woken, Task.Delay(pause, _clock, ended.Token));
        await ended.CancelAsync();
        Stopping.ThrowIfCancellationRequested();
    }
}
