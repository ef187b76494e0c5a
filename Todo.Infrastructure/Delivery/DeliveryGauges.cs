using Todo.Application.Common;
using Todo.Domain;

namespace Todo.Infrastructure.Delivery;

/// <summary>Measures the outbox from time to time, if the metrics are collected.</summary>
internal sealed class DeliveryGauges(DeliveryStore store, TodoMetrics metrics, TimeProvider clock)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    private long? _last;

    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        if (!metrics.ObservesOutbox || (_last is { } last && clock.GetElapsedTime(last) < Interval))
            return;
        _last = clock.GetTimestamp();
        try
        {
            var (pending, first) = await store.MeasureAsync(cancellationToken);
            var overdue = first is { } due && due < clock.Now() ? clock.Now() - due : TimeSpan.Zero;
            metrics.SetOutbox(pending, overdue);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // The look for what is due reports the fault.
        }
    }
}
