using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Todo.Application.Common;
using Todo.Infrastructure.MailDelivery;
using Todo.Tests.Harness;

namespace Todo.Tests.MailDelivery;

/// <summary>The metrics of mails (docs/operations.md#monitor).</summary>
internal sealed class MailMetricsTests
{
    [Test]
    public async Task Attempts_and_ended_mails_are_counted_by_their_outcome()
    {
        var replies = new ConcurrentQueue<string?>(["451 4.3.0 Later", null, "550 5.1.1 Unknown"]);
        await using var smtp = new SmtpServer(said => said == "RCPT" && replies.TryDequeue(out var reply) ? reply : null);
        await using var server = await TodoServer.StartAsync(smtp.Settings);
        using var metrics = new Measurements(server, "todo.mail");
        var rows = new MailRows(server);

        var id = await rows.AddAsync();
        await rows.WaitForTriesAsync(id, 1);
        rows.Advance(TimeSpan.FromSeconds(5));
        await rows.WaitForEndAsync(id);
        await rows.WaitForEndAsync(await rows.AddAsync());

        Assert.That(() => metrics.Counts, Is.EquivalentTo(new Dictionary<string, int>
        {
            ["todo.mails sent"] = 1,
            ["todo.mails given_up"] = 1,
            ["todo.mail_attempt_duration sent"] = 1,
            ["todo.mail_attempt_duration deferred"] = 1,
            ["todo.mail_attempt_duration rejected"] = 1,
        }).After(5000, 10));
    }

    [Test]
    public async Task The_outbox_is_measured_without_what_is_done()
    {
        await using var server = await TodoServer.StartAsync();
        var rows = new MailRows(server);
        var done = await rows.RecordAsync();
        await rows.ChangeAsync(done, mail => mail.Property(one => one.NextAttemptAt).CurrentValue = null);
        server.Clock.Advance(TimeSpan.FromMinutes(10));
        await rows.RecordAsync();
        await rows.RecordAsync(delay: TimeSpan.FromHours(1));
        server.Clock.Advance(TimeSpan.FromMinutes(1));
        using var metrics = new Measurements(server, "todo.mail");

        await new MailGauges(server.Services.GetRequiredService<MailStore>(), server.Services.GetRequiredService<TodoMetrics>(), server.Clock)
            .RefreshAsync(CancellationToken.None);

        Assert.That(metrics.Observe("todo.mails_pending"), Is.EqualTo(2));
        Assert.That(metrics.Observe("todo.mail_age"), Is.InRange(60, 120));
    }
}
