using System.Net;
using Npgsql;
using Todo.Tests.Harness;

namespace Todo.Tests.Trust;

/// <summary>A server whose traffic to the database goes through a proxy, which can hold or cut it (docs/api.md#limits).</summary>
internal abstract class ProxiedDatabaseTests
{
    /// <summary>The lock that commits wait for after <see cref="HoldCommitsAsync"/>.</summary>
    private const int CommitLock = 42;

    protected static readonly TimeSpan Deadline = TimeSpan.FromSeconds(1.5);

    private readonly TestDatabase _database = new();
    private TcpProxy? _proxy;
    private TodoServer? _server;

    /// <summary>The deadline of the requests.</summary>
    protected virtual TimeSpan RequestDeadline => Deadline;

    protected string ConnectionString => _database.ConnectionString;

    protected string DatabaseName => _database.Name;

    protected TcpProxy Proxy => _proxy!;

    protected TodoServer Server => _server!;

    [SetUp]
    public async Task StartAsync()
    {
        var direct = new NpgsqlConnectionStringBuilder(_database.ConnectionString);
        _proxy = new TcpProxy(direct.Host!, direct.Port);
        _server = await StartServerAsync(RequestDeadline);
    }

    [TearDown]
    public async Task StopAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        _proxy?.Dispose();
        _database.Dispose();
    }

    protected Task<TodoServer> StartServerAsync(TimeSpan deadline, string setting = "")
    {
        var proxied = new NpgsqlConnectionStringBuilder(_database.ConnectionString) { Port = Proxy.Port };
        return TodoServer.StartOnAsync(_database, DeadlineTests.WithDeadline(deadline), $"--ConnectionStrings:Todo={proxied};{setting}");
    }

    protected static void AssertLate(params Reply[] replies) => AssertProblems(HttpStatusCode.GatewayTimeout, replies);

    protected static void AssertUnavailable(params Reply[] replies) => AssertProblems(HttpStatusCode.ServiceUnavailable, replies);

    private static void AssertProblems(HttpStatusCode status, Reply[] replies)
    {
        foreach (var reply in replies)
        {
            reply.AssertProblem(status);
            Assert.That(reply.Header("Retry-After"), Is.Not.Null);
        }
    }

    protected static async Task<string?[]> ContentsAsync(TodoClient client) =>
        [.. (await client.GetAsync("/api/todos")).Json.EnumerateArray().Select(todo => todo.GetProperty("content").GetString())];

    /// <summary>Makes all changes of the user wait until the result is disposed.</summary>
    protected Task<NpgsqlConnection> LockUserAsync(TodoClient client) =>
        BeginAsync($"SELECT FROM users WHERE id = {client.UserId} FOR UPDATE");

    /// <summary>Makes all commits of new todos wait until the result is disposed.</summary>
    protected Task<NpgsqlConnection> HoldCommitsAsync()
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
    protected async Task WaitingAsync(int count = 1)
    {
        var query = $"SELECT COUNT(*) FROM pg_stat_activity WHERE datname = '{_database.Name}' AND wait_event_type = 'Lock'";
        while ((long)PostgreSqlTestServer.Execute(query)! < count)
            await Task.Yield();
    }
}
