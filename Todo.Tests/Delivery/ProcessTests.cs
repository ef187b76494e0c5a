using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text.Json;
using Todo.Domain.Webhooks;
using Todo.Tests.Harness;
using Todo.Tests.Trust;
using Todo.Tests.Webhooks;

namespace Todo.Tests.Delivery;

/// <summary>The delivery of the built program, which is killed, stopped, and started in a hostile environment.</summary>
[Platform("Linux")]
[SupportedOSPlatform("linux")]
internal sealed class ProcessTests
{
    [Test]
    public async Task Kill_loses_no_message_and_another_instance_goes_on_when_the_lease_ends_after_45_seconds()
    {
        const int Count = 200;
        await using var receiver = await Receiver.StartAsync(async _ => await Task.Delay(5));
        using var database = new TestDatabase();
        // Writes and reads, and delivers nothing itself.
        await using var observer = await TodoServer.StartOnAsync(database);
        var outbox = new Outbox(observer);
        var webhook = await outbox.AddWebhookAsync(receiver.Url);
        var ids = await outbox.RecordAsync(webhook, Count);
        await using (var first = await ServerProcess.StartAsync(database, Receiver.Allowed))
        {
            await receiver.WaitForAsync(20);
            await first.KillAsync();
        }
        var killed = DateTimeOffset.UnixEpoch.AddSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());
        var (before, lease) = (receiver.Messages.Count, (await outbox.FindWebhookAsync(webhook.Id)).LeaseUntil);

        await using var second = await TodoServer.StartOnAsync(database, Receiver.Allowed);
        second.Clock.Advance(TimeSpan.FromSeconds(46));
        await outbox.WaitForEndAsync(ids[^1]);

        var expected = (await Task.WhenAll(ids.Select(outbox.FindAsync))).Select(delivery => delivery.MessageId).ToArray();
        var messages = receiver.Messages.Select(message => message.Id).ToArray();
        TestContext.Out.WriteLine($"{before} messages came before the kill, and {messages.Length - expected.Length} twice.");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(before, Is.LessThan(Count), "it was killed in the middle");
            Assert.That(lease - killed, Is.InRange(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(46)));
            Assert.That(messages.Distinct(), Is.EqualTo(expected), "none is missing, and all came in their order");
            Assert.That(messages.Length - expected.Length, Is.LessThanOrEqualTo(1), "at most the one whose outcome was not recorded");
        }
    }

    [Test]
    public async Task Every_acknowledged_change_is_delivered_though_the_program_is_killed_right_after_it()
    {
        await using var receiver = await Receiver.StartAsync(async _ => await Task.Delay(20));
        using var database = new TestDatabase();
        var acknowledged = new ConcurrentBag<long>();
        await using (var first = await ServerProcess.StartAsync(database, Receiver.Allowed))
        {
            var ada = await first.SignUpAsync();
            await ada.AddWebhookAsync(receiver.Url, "todo.created");
            var writing = Enumerable.Range(0, 8).Select(_ => WriteAsync(ada)).ToArray();
            await receiver.WaitForAsync(5);
            await first.KillAsync();
            await Task.WhenAll(writing);
        }

        await using var second = await TodoServer.StartOnAsync(database, Receiver.Allowed);
        second.Clock.Advance(TimeSpan.FromSeconds(46));

        TestContext.Out.WriteLine($"{acknowledged.Count} changes were acknowledged, {receiver.Messages.Count} messages came before the kill.");
        Assert.That(acknowledged, Has.Count.GreaterThan(5));
        Assert.That(() => acknowledged.Except(receiver.Messages.Select(IdOf)), Is.Empty.After(20_000, 50));

        async Task WriteAsync(TodoClient client)
        {
            try
            {
                while (true)
                    acknowledged.Add((await client.CreateTodoAsync()).Id);
            }
            catch (HttpRequestException)
            {
                // The server has died.
            }
        }

        static long IdOf(ReceivedMessage message) => JsonDocument.Parse(message.Body).RootElement.GetProperty("data").GetProperty("id").GetInt64();
    }

    [Test]
    public async Task A_stop_signal_ends_the_program_within_10_seconds_though_a_receiver_does_not_answer()
    {
        await using var receiver = await Receiver.StartAsync(context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        using var database = new TestDatabase();
        await using var observer = await TodoServer.StartOnAsync(database);
        var outbox = new Outbox(observer);
        var webhook = await outbox.AddWebhookAsync(receiver.Url);
        var id = (await outbox.RecordAsync(webhook))[0];
        await using var server = await ServerProcess.StartAsync(database, Receiver.Allowed);
        await receiver.WaitForAsync(1);

        var begun = Stopwatch.StartNew();
        using (var kill = Process.Start("kill", ["-TERM", $"{server.Id}"]))
            await kill.WaitForExitAsync();
        var code = await server.ExitCodeAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(code, Is.Zero);
            Assert.That(begun.Elapsed, Is.LessThan(TimeSpan.FromSeconds(10)));
            Assert.That(((await outbox.FindAsync(id)).Tries, (await outbox.FindWebhookAsync(webhook.Id)).LeaseUntil), Is.EqualTo((0, (DateTimeOffset?)null)));
        }
    }

    [Test]
    public async Task A_proxy_of_the_environment_gets_nothing()
    {
        await using var proxy = await Receiver.StartAsync();
        await using var receiver = await Receiver.StartAsync();
        using var database = new TestDatabase();
        await using var observer = await TodoServer.StartOnAsync(database);
        var outbox = new Outbox(observer);
        var webhook = await outbox.AddWebhookAsync(receiver.Url);
        var id = (await outbox.RecordAsync(webhook))[0];
        var url = $"http://127.0.0.1:{proxy.Port}";
        string[] environment = ["env", $"http_proxy={url}", $"HTTP_PROXY={url}", $"https_proxy={url}", $"HTTPS_PROXY={url}", $"ALL_PROXY={url}"];

        await using var server = await ServerProcess.StartAsync(environment, database.Folder, [.. database.Settings, Receiver.Allowed]);

        Assert.That((await outbox.WaitForEndAsync(id)).State, Is.EqualTo(DeliveryState.Delivered));
        Assert.That((receiver.Messages.Count, proxy.Messages.Count), Is.EqualTo((1, 0)));
    }
}
