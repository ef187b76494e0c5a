using Todo.Application.Common;
using Todo.Domain.Lists;
using Todo.Domain.Webhooks;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Delivery;
using Todo.Tests.Harness;

namespace Todo.Tests.Delivery;

/// <summary>When the delivery of an instance wakes.</summary>
[DatabaseIndependent]
internal sealed class DeliverySignalTests
{
    [Test]
    public void A_signal_is_not_lost_before_the_next_wait_and_ends_it_only_once()
    {
        var signal = new DeliverySignal();
        var first = signal.Next();
        var isEarly = first.IsCompleted;
        signal.Wake();
        signal.Wake();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((isEarly, first.IsCompleted), Is.EqualTo((false, true)));
            Assert.That(signal.Next().IsCompleted, Is.False);
        }
    }

    [TestCase(WebhookEvents.ListCreated, true)]
    [TestCase(WebhookEvents.TodoCreated, false)]
    [TestCase(WebhookEvents.None, false)]
    public void A_commit_wakes_if_it_has_an_event_that_a_webhook_subscribes_to(WebhookEvents subscribed, bool wakes)
    {
        var signal = new DeliverySignal();
        var woken = signal.Next();
        var change = new UserChange(1, 1, subscribed) { TimeZone = "UTC" };
        change.Record(WebhookEvents.ListCreated, TodoList.Create(1, "Groceries", DateTimeOffset.UnixEpoch));

        new DeliveryWaking(signal).Committed(change);

        Assert.That(woken.IsCompleted, Is.EqualTo(wakes));
    }
}
