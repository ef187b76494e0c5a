using Todo.Infrastructure.Delivery;
using Todo.Tests.Harness;

namespace Todo.Tests.Delivery;

/// <summary>How often the delivery looks for what is due.</summary>
[DatabaseIndependent]
internal sealed class DeliveryWorkerTests
{
    [TestCase(0.001, 0.05)]
    [TestCase(0.1, 5)]
    [TestCase(3, 10)]
    public void The_pause_after_a_full_look_grows_with_it_up_to_10_seconds(double look, double pause) =>
        Assert.That(DeliveryWorker.PauseAfter(TimeSpan.FromSeconds(look)), Is.EqualTo(TimeSpan.FromSeconds(pause)));

    [Test]
    public void A_dead_instance_is_noticed_within_a_minute() =>
        Assert.That(DeliveryStore.LeaseTime + DeliveryWorker.PauseAfter(TimeSpan.FromSeconds(3)), Is.LessThan(TimeSpan.FromSeconds(57)));
}
