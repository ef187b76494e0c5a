using System.Diagnostics;
using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Todo.Infrastructure.Database;
using Todo.Infrastructure.Database.Sqlite;
using Todo.Infrastructure.PersonalTokens;
using Todo.Tests.Harness;

namespace Todo.Tests.PersonalTokens;

/// <summary>When a token was last used: exact to the minute, and never at the expense of a request.</summary>
internal sealed class PersonalTokenUseTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Test]
    public async Task The_first_use_of_each_minute_is_recorded_before_the_answer()
    {
        await using var server = await TodoServer.StartAsync();
        await using var other = await server.StartAnotherAsync();
        server.Clock.StopAt(Noon.AddSeconds(10));
        var ada = await server.SignUpAsync();
        var script = await ada.AddScriptAsync(ClientTokens.Read);
        Assert.That(await ada.LastUseAsync(), Is.Null);

        await script.GetAsync("/api/todos");
        Assert.That(await ada.LastUseAsync(), Is.EqualTo(Noon.AddSeconds(10)));
        server.Clock.Advance(TimeSpan.FromSeconds(49));
        await script.On(other).GetAsync("/api/todos");
        Assert.That(await ada.LastUseAsync(), Is.EqualTo(Noon.AddSeconds(10)), "the same minute");
        server.Clock.Advance(TimeSpan.FromSeconds(1));
        await script.On(other).GetAsync("/api/todos");

        Assert.That(await ada.LastUseAsync(), Is.EqualTo(Noon.AddSeconds(60)));
    }

    [Test]
    public async Task A_use_without_the_scope_is_a_use_and_a_request_of_a_session_is_not()
    {
        var ada = await SharedServer.Instance.SignUpAsync();
        var script = await ada.AddScriptAsync(ClientTokens.Write);
        await ada.GetAsync("/api/todos");
        Assert.That(await ada.LastUseAsync(), Is.Null);

        await script.GetAsync("/api/todos");

        Assert.That(await ada.LastUseAsync(), Is.Not.Null);
    }

    [Test]
    public async Task Parallel_uses_are_recorded_once_and_all_answered()
    {
        await using var server = await TodoServer.StartAsync();
        await using var other = await server.StartAnotherAsync();
        server.Clock.StopAt(Noon);
        var ada = await server.SignUpAsync();
        var script = await ada.AddScriptAsync(ClientTokens.Read);

        var replies = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => (i % 2 == 0 ? script : script.On(other)).GetAsync("/api/todos")));

        Assert.That(replies.Select(reply => reply.Status), Is.All.EqualTo(HttpStatusCode.OK));
        Assert.That(await ada.LastUseAsync(), Is.EqualTo(Noon));
    }

    [Test, SqliteOnly]
    public async Task A_busy_database_neither_fails_nor_holds_up_a_request()
    {
        await using var server = await TodoServer.StartAsync();
        server.Clock.StopAt(Noon);
        var ada = await server.SignUpAsync();
        var script = await ada.AddScriptAsync(ClientTokens.Read);
        var watch = Stopwatch.StartNew();
        HttpStatusCode[] statuses;
        await using (var busy = new SqliteConnection(server.Database.ConnectionString))
        {
            await busy.OpenAsync();
            await using var begin = busy.CreateCommand();
            begin.CommandText = "BEGIN IMMEDIATE";
            await begin.ExecuteNonQueryAsync();
            statuses = [(await script.GetAsync("/api/todos")).Status, (await script.GetAsync("/api/todos")).Status];
            begin.CommandText = "ROLLBACK";
            await begin.ExecuteNonQueryAsync();
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(statuses, Is.All.EqualTo(HttpStatusCode.OK));
            Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(4)));
            Assert.That(server.Log.All.Count(line => line.Event.Id == 1220), Is.EqualTo(1), "only the first request has waited");
        }
        server.Clock.Advance(TimeSpan.FromMinutes(1));
        await script.GetAsync("/api/todos");
        Assert.That(await ada.LastUseAsync(), Is.EqualTo(Noon.AddMinutes(1)));
    }

    [TestCase(9.9, 1)]
    [TestCase(10, 2)]
    [TestCase(-9.9, 1)]
    [TestCase(-10, 2)]
    public async Task After_a_failure_no_use_is_recorded_for_ten_seconds_by_a_clock_that_may_be_set_back(double seconds, int expected)
    {
        var database = new Database(() => throw new IOException("away"));
        var uses = database.CreateUses();

        await uses.RecordAsync(1, 1, Noon, CancellationToken.None);
        await uses.RecordAsync(1, 1, Noon.AddSeconds(seconds), CancellationToken.None);

        Assert.That(database.Writes, Is.EqualTo(expected));
    }

    [Test]
    public async Task A_database_that_does_not_answer_is_not_waited_for()
    {
        var database = new Database(() => new TaskCompletionSource<object>().Task);
        var watch = Stopwatch.StartNew();

        await database.CreateUses().RecordAsync(1, 1, Noon, CancellationToken.None);

        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(3)));
    }

    [Test]
    public async Task A_client_that_disconnects_is_no_failure_of_the_database()
    {
        using var aborted = new CancellationTokenSource();
        var database = new Database(() => new TaskCompletionSource<object>().Task);
        var uses = database.CreateUses();
        await aborted.CancelAsync();

        await uses.RecordAsync(1, 1, Noon, aborted.Token);
        await uses.RecordAsync(1, 1, Noon, aborted.Token);

        Assert.That(database.Writes, Is.EqualTo(2));
    }

    /// <summary>A database whose writes have this outcome.</summary>
    private sealed class Database(Func<Task<object>> write) : ISessionRunner
    {
        public int Writes { get; private set; }

        public PersonalTokenUses CreateUses()
        {
            var dialect = new SqliteDialect();
            return new(this, new PersonalTokenStatements(dialect), dialect, NullLogger<PersonalTokenUses>.Instance);
        }

        public ValueTask<T> ReadAsync<T>(Func<DatabaseSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public async ValueTask<T> WriteAsync<T>(Func<DatabaseSession, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken)
        {
            Writes++;
            return (T)await write();
        }
    }
}
