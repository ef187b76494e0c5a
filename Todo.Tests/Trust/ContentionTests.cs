using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using Todo.Tests.Harness;

namespace Todo.Tests.Trust;

/// <summary>Many clients, two processes and one database. TODO_CONTENTION_SECONDS sets a longer duration.</summary>
internal sealed class ContentionTests
{
    private const int Clients = 48;
    private const int Counters = 4;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(
        int.TryParse(Environment.GetEnvironmentVariable("TODO_CONTENTION_SECONDS"), out var seconds) ? seconds : 5);

    private readonly ConcurrentBag<TimeSpan> _latencies = [];
    private int _increments;
    private int _conflicts;

    [Test]
    public async Task Clients_of_two_processes_lose_no_update_see_no_foreign_row_and_do_not_starve()
    {
        using var database = new TestDatabase();
        await using var first = await ServerProcess.StartAsync(database);
        await using var second = await ServerProcess.StartAsync(database);
        var shared = await first.SignUpAsync();
        var counters = new List<string>();
        for (var i = 0; i < Counters; i++)
            counters.Add($"/api/todos/{(await shared.CreateTodoAsync("0")).Id}");
        var people = new List<TodoClient>();
        for (var i = 0; i < Clients; i++)
            people.Add(await (i % 2 == 0 ? first : second).SignUpAsync());

        var watch = Stopwatch.StartNew();
        await Task.WhenAll(people.Select((person, i) => Task.Run(async () =>
        {
            var counting = new TodoClient((i % 2 == 0 ? second : first).Http) { AccessToken = shared.AccessToken };
            var others = people[(i + 1) % Clients];
            for (var round = 0; watch.Elapsed < Duration; round++)
            {
                await IncrementAsync(counting, counters[(i + round) % Counters]);
                await KeepOwnTodosAsync(person, others, round);
            }
        })));

        var total = 0;
        foreach (var counter in counters)
            total += Count(await shared.GetAsync(counter));
        var latencies = _latencies.Order().ToArray();
        TestContext.Out.WriteLine(
            $"{latencies.Length} requests, median {latencies[latencies.Length / 2].TotalMilliseconds:0} ms, "
            + $"99 % {latencies[latencies.Length * 99 / 100].TotalMilliseconds:0} ms, longest {latencies[^1].TotalMilliseconds:0} ms, {_increments} increments, {_conflicts} conflicts");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(total, Is.EqualTo(_increments), "An update was lost.");
            Assert.That(_increments, Is.GreaterThan(Counters));
            Assert.That(latencies[^1], Is.LessThan(LongestWait));
        }
    }

    private async Task IncrementAsync(TodoClient client, string counter)
    {
        var read = await TimeAsync(() => client.GetAsync(counter), HttpStatusCode.OK);
        var content = (Count(read) + 1).ToString(CultureInfo.InvariantCulture);
        var written = await TimeAsync(
            () => client.PutAsync(counter, new { content }, ("If-Match", read.ETag!)), HttpStatusCode.OK, HttpStatusCode.PreconditionFailed);
        Interlocked.Increment(ref written.Status == HttpStatusCode.OK ? ref _increments : ref _conflicts);
    }

    private async Task KeepOwnTodosAsync(TodoClient person, TodoClient other, int round)
    {
        var created = await TimeAsync(() => person.PostAsync("/api/todos", new { content = person.Email }), HttpStatusCode.Created);
        var path = $"/api/todos/{created.Id}";
        await TimeAsync(() => other.PutAsync(path, new { content = "mine now" }), HttpStatusCode.NotFound);
        var list = await TimeAsync(() => person.GetAsync("/api/todos?limit=500&sort=-id"), HttpStatusCode.OK);
        Assert.That(list.Json.EnumerateArray().Select(todo => todo.GetProperty("content").GetString()), Is.All.EqualTo(person.Email), "A foreign row.");
        if (round % 2 == 0)
            await TimeAsync(() => person.DeleteAsync(path), HttpStatusCode.OK);
    }

    private async Task<Reply> TimeAsync(Func<Task<Reply>> send, params HttpStatusCode[] expected)
    {
        var start = Stopwatch.GetTimestamp();
        var reply = await send();
        _latencies.Add(Stopwatch.GetElapsedTime(start));
        Assert.That(expected, Does.Contain(reply.Status), reply.Text);
        return reply;
    }

    private static int Count(Reply counter) => int.Parse(counter.Json.GetProperty("content").GetString()!, CultureInfo.InvariantCulture);
}
