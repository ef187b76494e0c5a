namespace Todo.Infrastructure.Delivery;

/// <summary>Measures an outbox from time to time, if the metrics are collected.</summary>
internal abstract class OutboxGauges(TimeProvider clock)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    private long? _last;

    /// <summary>Whether the metrics are collected.</summary>
    protected abstract bool IsObserved { get; }

    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        if (!IsObserved || (_last is { } last && clock.GetElapsedTime(last) < Interval))
            return;
        _last = clock.GetTimestamp();
        try
        {
            await MeasureAsync(cancellationToken);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // The look for what is due reports the fault.
        }
    }

    protected abstract Task MeasureAsync(CancellationToken cancellationToken);
}
