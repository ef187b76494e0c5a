using Todo.Application.Common;
using Todo.Domain;

namespace Todo.Infrastructure.Delivery;

/// <summary>Measures the outbox of the webhooks.</summary>
internal sealed class DeliveryGauges(DeliveryStore store, TodoMetrics metrics, TimeProvider clock) : OutboxGauges(clock)
{
    private readonly TimeProvider _clock = clock;

    protected override bool IsObserved => metrics.ObservesOutbox;

    protected override async Task MeasureAsync(CancellationToken cancellationToken)
    {
        var (pending, first) = await store.MeasureAsync(cancellationToken);
        var overdue = first is { } due && due < _clock.Now() ? _clock.Now() - due : TimeSpan.Zero;
        metrics.SetOutbox(pending, overdue);
    }
}
