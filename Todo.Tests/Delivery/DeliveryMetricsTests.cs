using Microsoft.Extensions.DependencyInjection;
using Todo.Application.Common;
using Todo.Infrastructure.Delivery;
using Todo.Tests.Harness;

namespace Todo.Tests.Delivery;

/// <summary>The metrics of the delivery (docs/operations.md#monitor).</summary>
internal sealed class DeliveryMetricsTests
{
    [Test]
    public async Task Attempts_and_ended_deliveries_are_counted_by_their_outcome()
    {
        await using var good = await Receiver.StartAsync();
        await using var bad = await Receiver.StartAsync(System.Net.HttpStatusCode.InternalServerError);
        await using var server = await TodoServer.StartAsync(Receiver.Allowed, "--Webhooks:RetrySeconds:0=0", "--Webhooks:RetrySeconds:1=0");
        using var metrics = new Measurements(server, "todo.webhook_");
        var outbox = new Outbox(server);

        var one = await outbox.AddAsync(await outbox.AddWebhookAsync(good.Url), 2);
        var two = await outbox.AddAsync(await outbox.AddWebhookAsync(bad.Url));
        await outbox.WaitForEndAsync(one[1]);
        await outbox.WaitForEndAsync(two[0]);

        Assert.That(() => metrics.Counts, Is.EquivalentTo(new Dictionary<string, int>
        {
            ["todo.webhook_deliveries delivered"] = 2,
            ["todo.webhook_deliveries failed"] = 1,
            ["todo.webhook_attempt_duration delivered"] = 2,
            ["todo.webhook_attempt_duration unexpected_status"] = 2,
        }).After(5000, 10));
    }

    [Test]
    public async Task The_outbox_is_measured_without_what_waits_for_an_inactive_webhook()
    {
        await using var server = await TodoServer.StartAsync();
        var outbox = new Outbox(server);
        var (active, inactive) = (await outbox.AddWebhookAsync("https://one.example/"), await outbox.AddWebhookAsync("https://two.example/"));
        await outbox.ChangeAsync(inactive.Id, webhook => webhook.Change(default, default, false, server.Clock.GetUtcNow()));
        await outbox.RecordAsync(inactive, 5);
        server.Clock.Advance(TimeSpan.FromMinutes(10));
        await outbox.RecordAsync(active, 2);
        await outbox.RecordAsync(inactive, isManual: true);
        server.Clock.Advance(TimeSpan.FromMinutes(1));
        using var metrics = new Measurements(server, "todo.webhook_");

        await new DeliveryGauges(
            server.Services.GetRequiredService<DeliveryStore>(), server.Services.GetRequiredService<TodoMetrics>(), server.Clock)
            .RefreshAsync(CancellationToken.None);

        Assert.That(metrics.Observe("todo.webhook_deliveries_pending"), Is.EqualTo(3));
        Assert.That(metrics.Observe("todo.webhook_overdue"), Is.InRange(60, 120));
    }
}
