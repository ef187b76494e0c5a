using System.Net;
using Microsoft.Extensions.Logging;
using Todo.Tests.Harness;

namespace Todo.Tests.Trust;

/// <summary>Requests that wait for locks and commits of the database, and clients that do not wait.</summary>
[PostgreSqlOnly]
internal sealed class SlowDatabaseTests : ProxiedDatabaseTests
{
    [Test]
    public async Task A_write_that_waits_for_a_lock_ends_at_the_deadline_with_nothing_written()
    {
        var ada = await Server.SignUpAsync();
        Reply reply;
        await using (await LockUserAsync(ada))
            reply = await ada.PostAsync("/api/todos", new { content = "late" });

        AssertLate(reply);
        Assert.That(await ContentsAsync(ada), Is.Empty);
    }

    [Test]
    public async Task A_held_commit_completes_beyond_the_deadline()
    {
        var ada = await Server.SignUpAsync();
        Task<Reply> write;
        await using (await HoldCommitsAsync())
        {
            write = ada.PostAsync("/api/todos", new { content = "late, but written" });
            await WaitingAsync();
            // It waits for the first one, and has the later deadline.
            AssertLate(await ada.PostAsync("/api/todos", new { content = "late" }));
        }

        Assert.That((await write).Status, Is.EqualTo(HttpStatusCode.Created));
        Assert.That(await ContentsAsync(ada), Is.EqualTo(["late, but written"]));
    }

    [Test]
    public async Task A_client_that_disconnects_during_a_query_is_not_a_server_error([Values] bool reset, [Values] bool held)
    {
        var ada = await Server.SignUpAsync();
        var before = Server.Log.All.Count;
        await using (await LockUserAsync(ada))
        {
            using var client = await RawHttp.ConnectAsync(Server.Http.BaseAddress!);
            await client.SendAsync(
                $"POST /api/todos HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {ada.AccessToken}\r\n"
                + "Content-Type: application/json\r\nContent-Length: 15\r\n\r\n{\"content\":\"a\"}");
            await WaitingAsync();
            if (held)
                Proxy.Hold();
            if (reset)
                client.Reset();
        }
        await Server.StopAsync();
        Proxy.Release();

        Assert.That(Server.Log.All.Skip(before).Where(line => line.Level >= LogLevel.Warning).Select(line => line.Text), Is.Empty);
    }
}
