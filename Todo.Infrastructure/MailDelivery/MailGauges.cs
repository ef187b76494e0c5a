using Todo.Application.Common;
using Todo.Domain;
using Todo.Infrastructure.Delivery;

namespace Todo.Infrastructure.MailDelivery;

/// <summary>Measures the outbox of the mails.</summary>
internal sealed class MailGauges(MailStore store, TodoMetrics metrics, TimeProvider clock) : OutboxGauges(clock)
{
    private readonly TimeProvider _clock = clock;

    protected override bool IsObserved => metrics.ObservesMails;

    protected override async Task MeasureAsync(CancellationToken cancellationToken)
    {
        var (pending, first) = await store.MeasureAsync(cancellationToken);
        metrics.SetMails(pending, first is { } recorded ? _clock.Now() - recorded : TimeSpan.Zero);
    }
}
