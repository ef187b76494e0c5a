using Todo.Application.Common;
using Todo.Infrastructure.Database;

namespace Todo.Infrastructure.Delivery;

/// <summary>Wakes the delivery when this instance has committed events that webhooks subscribe to.</summary>
internal sealed class DeliveryWaking(DeliverySignal signal) : ICommitObserver
{
    public void Committed(UserChange change)
    {
        if (change.Events.Any())
            signal.Wake();
    }
}
