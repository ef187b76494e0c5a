using System.Diagnostics;
using System.Net;
using Todo.Tests.Harness;

namespace Todo.Tests.Trust;

/// <summary>Requests while the network to the database cuts or rejects connections.</summary>
[PostgreSqlOnly]
internal sealed class CutTrafficTests : ProxiedDatabaseTests
{
    [Test]
    public async Task Connections_cut_between_requests_are_replaced_immediately()
    {
        var ada = await Server.SignUpAsync();
        // Several times: the driver sends a statement unprepared first, prepares it the second time, and then executes the prepared one.
        string[] contents = ["first", "second", "third", "fourth", "fifth"];
        foreach (var content in contents)
        {
            for (var i = 0; i < Array.IndexOf(contents, content); i++)
                await ada.GetAsync("/api/todos");
            Proxy.Cut();
            var watch = Stopwatch.StartNew();
            await ada.CreateTodoAsync(content);
            Assert.That(watch.Elapsed, Is.LessThan(Deadline), content);
        }

        Assert.That(await ContentsAsync(ada), Is.EqualTo(contents));
    }

    [Test]
    public async Task A_write_cut_in_the_middle_is_written_once()
    {
        var ada = await Server.SignUpAsync();
        Task<Reply> write;
        await using (await LockUserAsync(ada))
        {
            write = ada.PostAsync("/api/todos", new { content = "once" });
            await WaitingAsync();
            Proxy.Cut();
        }

        Assert.That((await write).Status, Is.EqualTo(HttpStatusCode.Created));
        Assert.That(await ContentsAsync(ada), Is.EqualTo(["once"]));
    }

    [Test]
    public async Task A_commit_that_is_cut_is_503_and_is_not_retried_because_its_outcome_is_unknown()
    {
        var ada = await Server.SignUpAsync();
        await using var held = await HoldCommitsAsync();
        var write = ada.PostAsync("/api/todos", new { content = "perhaps" });
        await WaitingAsync();
        Proxy.Cut();

        AssertUnavailable(await write);
        await held.DisposeAsync();
        Assert.That(async () => await ContentsAsync(ada), Is.EqualTo(["perhaps"]).After(5_000, 50));
    }

    [Test]
    public async Task A_database_that_rejects_connections_is_503_until_it_accepts_them_again()
    {
        // Long enough for the retries.
        await using var server = await StartServerAsync(TimeSpan.FromSeconds(30));
        var ada = await server.SignUpAsync();

        Proxy.Refuse();
        var replies = await Task.WhenAll(ada.GetAsync("/api/todos"), ada.PostAsync("/api/todos", new { content = "refused" }));
        Proxy.Refuse(false);
        var watch = Stopwatch.StartNew();
        await ada.CreateTodoAsync("accepted");

        AssertUnavailable(replies);
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(1)));
        Assert.That(await ContentsAsync(ada), Is.EqualTo(["accepted"]));
    }
}
