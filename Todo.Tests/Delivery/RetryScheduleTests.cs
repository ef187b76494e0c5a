using Microsoft.Extensions.Options;
using Todo.Application.Webhooks;
using Todo.Tests.Harness;

namespace Todo.Tests.Delivery;

/// <summary>The delays before the tries (docs/api.md#webhooks).</summary>
[DatabaseIndependent]
internal sealed class RetryScheduleTests
{
    [Test]
    public void The_delays_are_5_s_5_min_30_min_2_5_10_14_20_and_24_h_each_within_20_percent()
    {
        var schedule = new RetrySchedule(Options.Create(new WebhookOptions()));
        double[] expected = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400];

        using (Assert.EnterMultipleScope())
        {
            for (var tries = 1; tries <= expected.Length; tries++)
            {
                var shares = Enumerable.Range(0, 1000).Select(_ => schedule.DelayAfter(tries)!.Value.TotalSeconds / expected[tries - 1]).ToArray();
                Assert.That(shares, Is.All.InRange(0.8, 1.2));
                Assert.That((shares.Min(), shares.Max()), Is.EqualTo((0.8, 1.2)).Within(0.02), "the whole range is used");
            }
            Assert.That(schedule.DelayAfter(10), Is.Null);
            Assert.That(schedule.DelayAfter(11), Is.Null);
        }
    }

    [Test]
    public void The_setting_replaces_all_delays()
    {
        var schedule = new RetrySchedule(Options.Create(new WebhookOptions { RetrySeconds = ["0", "10"] }));

        Assert.That(schedule.DelayAfter(1)!.Value.TotalSeconds, Is.InRange(8, 12));
        Assert.That(schedule.DelayAfter(2), Is.Null);
    }
}
