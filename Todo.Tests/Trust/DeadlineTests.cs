using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Todo.Infrastructure.Database;
using Todo.Tests.Harness;

namespace Todo.Tests.Trust;

/// <summary>Another program holds the lock of the SQLite file: every request still ends with the right status.</summary>
[SqliteOnly]
internal sealed class DeadlineTests
{
    [Test]
    public async Task A_blocked_write_ends_at_the_deadline_with_nothing_written()
    {
        await using var server = await StartAsync(TimeSpan.FromSeconds(1.5));
        var ada = await server.SignUpAsync();

        Reply[] replies;
        using (Hold(server.Database.FilePath))
            replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => ada.PostAsync("/api/todos", new { content = $"late {i}" })));

        foreach (var reply in replies)
        {
            reply.AssertProblem(HttpStatusCode.GatewayTimeout);
            Assert.That(reply.Header("Retry-After"), Is.Not.Null);
        }
        Assert.That((await ada.CreateTodoAsync("in time")).Status, Is.EqualTo(HttpStatusCode.Created));
        Assert.That((await ada.GetAsync("/api/todos?q=late")).Json.GetArrayLength(), Is.Zero);
    }

    [Test]
    public async Task A_missed_deadline_is_one_line_in_the_log()
    {
        await using var server = await StartAsync(TimeSpan.FromSeconds(1.5));
        var ada = await server.SignUpAsync();
        var before = server.Log.All.Count;

        Reply reply;
        using (Hold(server.Database.FilePath))
            reply = await ada.PostAsync("/api/todos", new { content = "late" });

        var lines = server.Log.All.Skip(before).Where(line => line.Level >= LogLevel.Warning);
        Assert.That(lines.Select(line => (line.Event.Id, line.Text)), Is.EqualTo([(1305, $"POST api/todos missed its deadline, trace {reply.Text("trace_id")}")]));
    }

    [Test]
    public async Task Reads_continue_while_writes_are_blocked()
    {
        await using var server = await StartAsync(TimeSpan.FromSeconds(1.5));
        var ada = await server.SignUpAsync();
        var id = (await ada.CreateTodoAsync()).Id;

        using var _ = Hold(server.Database.FilePath);
        var write = ada.PostAsync("/api/todos", new { content = "late" });

        Assert.That((await ada.GetAsync($"/api/todos/{id}")).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await write).Status, Is.EqualTo(HttpStatusCode.GatewayTimeout));
    }

    [Test]
    public async Task The_write_progress_reports_how_long_writes_are_blocked()
    {
        await using var server = await StartAsync(TimeSpan.FromSeconds(1.5));
        var ada = await server.SignUpAsync();
        var progress = server.Services.GetRequiredService<IWriteProgress>();
        var idle = progress.Stalled;

        TimeSpan seen = default;
        using (Hold(server.Database.FilePath))
        {
            var write = ada.PostAsync("/api/todos", new { content = "late" });
            while (!write.IsCompleted)
            {
                seen = progress.Stalled > seen ? progress.Stalled : seen;
                await Task.Yield();
            }
        }

        Assert.That((idle, seen > TimeSpan.FromMilliseconds(100)), Is.EqualTo((TimeSpan.Zero, true)));
    }

    [Test]
    public async Task A_slow_read_is_interrupted()
    {
        await using var server = await TodoServer.StartAsync();
        var runner = server.Services.GetRequiredService<ISessionRunner>();
        using var deadline = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        var endless = new Infrastructure.Database.Sql.Statement(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT COUNT(*) FROM n");

        Assert.That(
            async () => await Task.Run(async () => await runner.ReadAsync(async (session, ct) => await session.ScalarAsync(endless, ct), deadline.Token)),
            Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task A_stopping_server_does_not_wait_for_the_lock()
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        using var _ = Hold(server.Database.FilePath);
        var write = ada.PostAsync("/api/todos", new { content = "late" });
        while (server.Services.GetRequiredService<IWriteProgress>().Stalled == TimeSpan.Zero)
            await Task.Yield();

        var watch = Stopwatch.StartNew();
        await server.StopAsync();

        Assert.That((await write).Status, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(9)));
    }

    /// <summary>The program with another deadline for requests.</summary>
    public static Action<IServiceCollection> WithDeadline(TimeSpan deadline) =>
        services => services.PostConfigure<RequestTimeoutOptions>(options => options.DefaultPolicy = new()
        {
            Timeout = deadline,
            TimeoutStatusCode = options.DefaultPolicy!.TimeoutStatusCode,
            WriteTimeoutResponse = options.DefaultPolicy.WriteTimeoutResponse,
        });

    private static Task<TodoServer> StartAsync(TimeSpan deadline) => TodoServer.StartAsync(WithDeadline(deadline));

    /// <summary>Holds the write lock until disposal.</summary>
    private static SqliteConnection Hold(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        command.ExecuteNonQuery();
        return connection;
    }
}
