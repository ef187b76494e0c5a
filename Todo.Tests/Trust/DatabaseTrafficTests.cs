using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using Todo.Infrastructure.Database.PostgreSql;
using Todo.Tests.Harness;

namespace Todo.Tests.Trust;

/// <summary>Requests while the network to the database holds or cuts traffic (docs/api.md#limits).</summary>
[PostgreSqlOnly]
internal sealed class DatabaseTrafficTests
{
    /// <summary>The lock that commits wait for after <see cref="HoldCommitsAsync"/>.</summary>
    private const int CommitLock = 42;

    private const int Requests = 40;

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(1.5);

    /// <summary>The driver tries for 4 seconds to make the server cancel a command.</summary>
    private static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(6);

    private readonly TestDatabase _database = new();
    private TcpProxy? _proxy;
    private TodoServer? _server;

    private TcpProxy Proxy => _proxy!;

    private TodoServer Server => _server!;

    [SetUp]
    public async Task StartAsync()
    {
        var direct = new NpgsqlConnectionStringBuilder(_database.ConnectionString);
        _proxy = new TcpProxy(direct.Host!, direct.Port);
        _server = await StartServerAsync(Deadline);
    }

    [TearDown]
    public async Task StopAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        _proxy?.Dispose();
        _database.Dispose();
    }

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
    public void Commands_may_take_longer_than_requests_and_their_cancellation()
    {
        var defaults = PostgreSqlDatabase.Parse(_database.ConnectionString);
        var deadline = SharedServer.Instance.Services.GetRequiredService<IOptions<RequestTimeoutOptions>>().Value.DefaultPolicy!.Timeout!.Value;

        Assert.That(TimeSpan.FromSeconds(defaults.CommandTimeout), Is.GreaterThan(deadline + TimeSpan.FromSeconds(defaults.Timeout)));
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

    private Task<TodoServer> StartServerAsync(TimeSpan deadline, string setting = "")
    {
        var proxied = new NpgsqlConnectionStringBuilder(_database.ConnectionString) { Port = Proxy.Port };
        return TodoServer.StartOnAsync(_database, DeadlineTests.WithDeadline(deadline), $"--ConnectionStrings:Todo={proxied};{setting}");
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

    private static void AssertLate(params Reply[] replies) => AssertProblems(HttpStatusCode.GatewayTimeout, replies);

    private static void AssertUnavailable(params Reply[] replies) => AssertProblems(HttpStatusCode.ServiceUnavailable, replies);

    private static void AssertProblems(HttpStatusCode status, Reply[] replies)
    {
        foreach (var reply in replies)
        {
            reply.AssertProblem(status);
            Assert.That(reply.Header("Retry-After"), Is.Not.Null);
        }
    }

    private static async Task<string?[]> ContentsAsync(TodoClient client) =>
        [.. (await client.GetAsync("/api/todos")).Json.EnumerateArray().Select(todo => todo.GetProperty("content").GetString())];

    /// <summary>Makes all changes of the user wait until the result is disposed.</summary>
    private Task<NpgsqlConnection> LockUserAsync(TodoClient client) =>
        BeginAsync($"SELECT FROM users WHERE id = {client.UserId} FOR UPDATE");

    /// <summary>Makes all commits of new todos wait until the result is disposed.</summary>
    private Task<NpgsqlConnection> HoldCommitsAsync()
    {
        PostgreSqlTestServer.Execute(
            $"""
            CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_advisory_xact_lock_shared({CommitLock}); RETURN NULL; END';
            CREATE CONSTRAINT TRIGGER wait AFTER INSERT ON todos DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION wait()
            """,
            _database.Name);
        return BeginAsync($"SELECT pg_advisory_xact_lock({CommitLock})");
    }

    private async Task<NpgsqlConnection> BeginAsync(string sql)
    {
        var connection = new NpgsqlConnection(_database.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
#pragma warning disable CA2100 // The SQL is written in this file.
        await using var command = new NpgsqlCommand("BEGIN; " + sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    /// <summary>Waits until so many sessions of the database wait for a lock.</summary>
    private async Task WaitingAsync(int count = 1)
    {
        var query = $"SELECT COUNT(*) FROM pg_stat_activity WHERE datname = '{_database.Name}' AND wait_event_type = 'Lock'";
        while ((long)PostgreSqlTestServer.Execute(query)! < count)
            await Task.Yield();
    }
}
