using System.Collections.Concurrent;
using System.Net;
using Todo.Tests.Harness;

namespace Todo.Tests.Trust;

/// <summary>Connections that break during requests, and a database server that fails and recovers: at worst 503, and no data loss.</summary>
[PostgreSqlOnly]
internal sealed class ConnectionLossTests
{
    private const int Writers = 8;
    private const int TodosOfEach = 25;

    private readonly ConcurrentBag<Reply> _replies = [];

    [Test]
    public async Task Connections_killed_under_load_on_two_instances_lose_and_duplicate_nothing()
    {
        await using var one = await TodoServer.StartAsync();
        await using var other = await one.StartAnotherAsync();
        var people = await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => one.SignUpAsync()));

        var writing = Task.WhenAll(people.Select((person, i) => Task.Run(() => WriteAsync(i % 2 == 0 ? person : person.On(other), TodosOfEach))));
        var killed = 0L;
        while (!writing.IsCompleted)
        {
            var seen = _replies.Count;
            killed += (long)PostgreSqlTestServer.Execute(
                $"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = '{one.Database.Name}'")!;
            while (_replies.Count < seen + Writers && !writing.IsCompleted)
                await Task.Delay(1);
        }
        await writing;

        TestContext.Out.WriteLine($"{killed} connections were killed; {_replies.Count(reply => reply.Status != HttpStatusCode.Created)} requests got 503.");
        Assert.That(killed, Is.GreaterThan(Writers));
        await AssertEachHasItsTodosAsync(people, TodosOfEach);
    }

    [Test]
    public async Task A_database_server_that_fails_means_503_until_it_returns_and_no_acknowledged_write_is_lost()
    {
        await using var postgreSql = await PrivatePostgreSql.CreateAsync();
        // Its database does not exist yet; the program creates it.
        await using var server = await TodoServer.StartAsync($"--ConnectionStrings:Todo={postgreSql.ConnectionString};Database=todo");
        var ada = await server.SignUpAsync();
        await WriteAsync(ada, 3);

        await postgreSql.StopAsync();
        var refused = await Task.WhenAll(
            ada.GetAsync("/api/todos"),
            ada.PostAsync("/api/todos", new { content = "x" }),
            ada.RefreshAsync(),
            server.Anonymous().PostAsync("/api/users", new { name = "Eve", email = TodoClient.NewEmail(), password = TodoClient.GoodPassword }));
        var live = await server.Anonymous().GetAsync("/healthz/live");
        var ready = await server.Anonymous().GetAsync("/healthz/ready");
        await postgreSql.StartAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.Select(reply => reply.Status), Is.All.EqualTo(HttpStatusCode.ServiceUnavailable));
            Assert.That(refused.Select(reply => reply.Header("Retry-After")), Is.All.Not.Null);
            Assert.That((live.Status, ready.Status), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable)));
        }
        Assert.That(async () => (await server.Anonymous().GetAsync("/healthz/ready")).Status, Is.EqualTo(HttpStatusCode.OK).After(10_000, 50));
        await AssertEachHasItsTodosAsync([ada], 3);
        await ada.CreateTodoAsync();
    }

    [Test]
    public async Task A_database_server_that_restarts_under_load_loses_and_duplicates_nothing()
    {
        await using var postgreSql = await PrivatePostgreSql.CreateAsync();
        await using var server = await TodoServer.StartAsync($"--ConnectionStrings:Todo={postgreSql.ConnectionString};Database=todo");
        var people = await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => server.SignUpAsync()));

        var writing = Task.WhenAll(people.Select(person => Task.Run(() => WriteAsync(person, 3 * TodosOfEach))));
        while (_replies.Count < Writers * TodosOfEach)
            await Task.Delay(1);
        await postgreSql.StopAsync();
        await postgreSql.StartAsync();
        await writing;

        await AssertEachHasItsTodosAsync(people, 3 * TodosOfEach);
    }

    /// <summary>Creates todos one after another, each with its own key, and retries after a 503 like a client.</summary>
    private async Task WriteAsync(TodoClient person, int count)
    {
        for (var i = 0; i < count;)
        {
            var reply = await person.PostAsync("/api/todos", new { content = $"todo {i}" }, ("Idempotency-Key", $"key-{i}"));
            _replies.Add(reply);
            if (reply.Status == HttpStatusCode.Created)
                i++;
            else
                reply.AssertProblem(HttpStatusCode.ServiceUnavailable);
        }
    }

    private static async Task AssertEachHasItsTodosAsync(IEnumerable<TodoClient> people, int count)
    {
        foreach (var person in people)
        {
            var page = await person.GetAsync("/api/todos?limit=500&include_total=true");
            Assert.That(
                page.Json.EnumerateArray().Select(todo => todo.GetProperty("content").GetString()),
                Is.EqualTo(Enumerable.Range(0, count).Select(i => $"todo {i}")));
        }
    }
}
