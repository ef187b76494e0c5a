using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Todo.Infrastructure.Database.PostgreSql;
using Todo.Tests.Harness;

namespace Todo.Tests.Trust;

/// <summary>Requests while the network to the database holds traffic.</summary>
[PostgreSqlOnly]
internal sealed class HeldTrafficTests : ProxiedDatabaseTests
{
    private const int Requests = 40;

    /// <summary>The driver tries for 4 seconds to make the server cancel a command.</summary>
    private static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(6);

    [Test]
    public async Task Requests_with_held_traffic_end_at_the_deadline_and_the_next_ones_succeed()
    {
        var ada = await Server.SignUpAsync();
        await ada.CreateTodoAsync("early");

        Proxy.Hold();
        var watch = Stopwatch.StartNew();
        var replies = await Task.WhenAll(
            ada.GetAsync("/api/todos"),
            ada.PostAsync("/api/todos", new { content = "late" }),
            Server.Anonymous().PostAsync("/api/users", new { name = "Eve", email = TodoClient.NewEmail(), password = TodoClient.GoodPassword }));
        var elapsed = watch.Elapsed;
        Proxy.Release();

        AssertLate(replies);
        Assert.That(elapsed, Is.LessThan(Deadline + MaxDelay));
        Assert.That(await ContentsAsync(ada), Is.EqualTo(["early"]));
    }

    [Test]
    public async Task Other_requests_get_responses_while_many_wait_for_an_unresponsive_database()
    {
        var ada = await Server.SignUpAsync();
        // Opens that many connections.
        await Task.WhenAll(Enumerable.Range(0, Requests).Select(_ => ada.GetAsync("/api/todos")));

        Proxy.Hold();
        var waiting = Task.WhenAll(Enumerable.Range(0, Requests).Select(_ => ada.GetAsync("/api/todos")));
        var longest = await LongestWhileAsync(Server, waiting);
        Proxy.Release();

        AssertLate(await waiting);
        Assert.That(longest, Is.LessThan(TimeSpan.FromSeconds(1)));
    }

    [Test]
    public async Task Other_requests_get_responses_while_many_commits_wait_for_an_unresponsive_database()
    {
        // A commit has half of that time.
        await using var server = await StartServerAsync(TimeSpan.FromSeconds(30), "Command Timeout=12");
        var people = await Task.WhenAll(Enumerable.Range(0, Requests).Select(_ => server.SignUpAsync()));

        await using var held = await HoldCommitsAsync();
        var waiting = Task.WhenAll(people.Select(person => person.PostAsync("/api/todos", new { content = "perhaps" })));
        await WaitingAsync(Requests);
        Proxy.Hold();
        var longest = await LongestWhileAsync(server, waiting);
        Proxy.Release();

        AssertUnavailable(await waiting);
        Assert.That(longest, Is.LessThan(TimeSpan.FromSeconds(1)));
    }

    [Test]
    public async Task Server_with_an_unresponsive_database_turns_unready_within_a_probe_and_ready_again_at_once()
    {
        await Server.SignUpAsync();

        Proxy.Hold();
        var watch = Stopwatch.StartNew();
        var unready = await Server.Anonymous().GetAsync("/healthz/ready");
        var elapsed = watch.Elapsed;
        Proxy.Release();
        watch.Restart();
        var ready = await Server.Anonymous().GetAsync("/healthz/ready");

        Assert.That((unready.Status, ready.Status), Is.EqualTo((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK)));
        Assert.That(elapsed, Is.LessThan(TimeSpan.FromSeconds(5)));
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(1)));
    }

    [Test]
    public async Task A_write_with_a_held_database_response_ends_at_the_deadline_with_nothing_written()
    {
        var ada = await Server.SignUpAsync();
        await ada.CreateTodoAsync("early");
        Task<Reply> write;
        await using (await LockUserAsync(ada))
        {
            write = ada.PostAsync("/api/todos", new { content = "late" });
            await WaitingAsync();
            Proxy.Hold();
        }

        var reply = await write;
        Proxy.Release();

        AssertLate(reply);
        Assert.That(await ContentsAsync(ada), Is.EqualTo(["early"]));
    }

    [Test]
    public void Commands_may_take_longer_than_requests_and_their_cancellation()
    {
        var defaults = PostgreSqlDatabase.Parse(ConnectionString);
        var deadline = SharedServer.Instance.Services.GetRequiredService<IOptions<RequestTimeoutOptions>>().Value.DefaultPolicy!.Timeout!.Value;

        Assert.That(TimeSpan.FromSeconds(defaults.CommandTimeout), Is.GreaterThan(deadline + TimeSpan.FromSeconds(defaults.Timeout)));
    }

    /// <summary>The longest time that a request took which needs no database.</summary>
    private static async Task<TimeSpan> LongestWhileAsync(TodoServer server, Task others)
    {
        var longest = TimeSpan.Zero;
        while (!others.IsCompleted)
        {
            var watch = Stopwatch.StartNew();
            Assert.That((await server.Anonymous().GetAsync("/healthz/live")).Status, Is.EqualTo(HttpStatusCode.OK));
            longest = watch.Elapsed > longest ? watch.Elapsed : longest;
        }
        return longest;
    }
}
