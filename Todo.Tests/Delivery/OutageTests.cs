using Npgsql;
using Todo.Domain.Webhooks;
using Todo.Tests.Harness;

namespace Todo.Tests.Delivery;

/// <summary>The delivery outlives outages of the database.</summary>
[PostgreSqlOnly]
internal sealed class OutageTests
{
    [Test]
    public async Task An_outcome_is_recorded_when_the_database_is_back_and_the_message_comes_once()
    {
        var answer = new TaskCompletionSource();
        await using var receiver = await Receiver.StartAsync(_ => answer.Task);
        using var database = new TestDatabase();
        var direct = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        using var proxy = new TcpProxy(direct.Host!, direct.Port);
        await using var observer = await TodoServer.StartOnAsync(database);
        var outbox = new Outbox(observer);
        var ids = await outbox.RecordAsync(await outbox.AddWebhookAsync(receiver.Url), 2);
        var proxied = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Host = "127.0.0.1", Port = proxy.Port };
        await using var server = await TodoServer.StartOnAsync(database, Receiver.Allowed, $"--ConnectionStrings:Todo={proxied}");
        await receiver.WaitForAsync(1);

        proxy.Refuse();
        answer.SetResult();
        Assert.That(Events, Does.Contain(1502).And.Contains(1506).After(20_000, 50));
        proxy.Refuse(false);
        await outbox.WaitForEndAsync(ids[1]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await outbox.FindAsync(ids[0])).State, Is.EqualTo(DeliveryState.Delivered));
            Assert.That(receiver.Messages, Has.Count.EqualTo(2));
            Assert.That(Events().Count(id => id == 1506), Is.EqualTo(1), "an outage is reported once");
        }

        int[] Events() => [.. server.Log.All.Select(line => line.Event.Id)];
    }
}
