using Todo.Tests.Harness;

namespace Todo.Tests.Trust;

/// <summary>How often requests wait for PostgreSQL; the first round trip looks the session up (docs/decisions/0015).</summary>
[PostgreSqlOnly]
internal sealed class RoundTripTests : ProxiedDatabaseTests
{
    private const int Requests = 8;

    protected override TimeSpan RequestDeadline => TimeSpan.FromSeconds(30);

    [Test]
    public async Task A_read_takes_one_round_trip_after_the_session()
    {
        var ada = await Server.SignUpAsync();
        var id = (await ada.CreateTodoAsync()).Id;

        Assert.That(await CountAsync(() => ada.GetAsync($"/api/todos/{id}")), Is.LessThanOrEqualTo(2));
        Assert.That(await CountAsync(() => ada.GetAsync("/api/todos?limit=20")), Is.LessThanOrEqualTo(2));
    }

    [Test]
    public async Task An_update_reads_with_the_lock_and_writes_with_the_commit()
    {
        var ada = await Server.SignUpAsync();
        var id = (await ada.CreateTodoAsync()).Id;
        var i = 0;

        Assert.That(await CountAsync(() => ada.PutAsync($"/api/todos/{id}", new { content = $"{i++}" })), Is.LessThanOrEqualTo(3));
    }

    [Test]
    public async Task A_creation_writes_with_the_commit()
    {
        var ada = await Server.SignUpAsync();

        Assert.That(await CountAsync(() => ada.PostAsync("/api/todos", new { content = "new" })), Is.LessThanOrEqualTo(3));
    }

    [Test]
    public async Task A_creation_with_a_key_takes_one_more()
    {
        var ada = await Server.SignUpAsync();
        var i = 0;

        Assert.That(
            await CountAsync(() => ada.PostAsync("/api/todos", new { content = "new" }, ("Idempotency-Key", $"key-{i++}"))), Is.LessThanOrEqualTo(4));
    }

    [Test]
    public async Task A_completion_with_a_successor_reads_subtasks_and_a_neighbor()
    {
        var ada = await Server.SignUpAsync();
        var id = (await ada.CreateAsync(new { content = "daily", due_date = "2030-01-01", recurrence = "FREQ=DAILY" })).Id;

        var count = await CountAsync(async () =>
        {
            var reply = await ada.PatchAsync($"/api/todos/{id}", new { is_done = true });
            id = reply.Json.GetProperty("next_id").GetInt64();
            return reply;
        });

        Assert.That(count, Is.LessThanOrEqualTo(6));
    }

    [Test]
    public async Task A_move_reads_one_neighbor([Values("after_id", "before_id")] string where)
    {
        var ada = await Server.SignUpAsync();
        long[] ids = [(await ada.CreateTodoAsync()).Id, (await ada.CreateTodoAsync()).Id, (await ada.CreateTodoAsync()).Id];
        var i = 0;

        var count = await CountAsync(
            () => ada.PostAsync($"/api/todos/{ids[i++ % 3]}/move", new Dictionary<string, long?> { [where] = null }));

        Assert.That(count, Is.LessThanOrEqualTo(4));
    }

    [Test]
    public async Task Changes_are_read_together()
    {
        var ada = await Server.SignUpAsync();
        await ada.CreateTodoAsync();

        Assert.That(await CountAsync(() => ada.GetAsync("/api/changes")), Is.LessThanOrEqualTo(3));
    }

    [Test]
    public async Task A_write_that_fails_in_the_round_trip_of_the_commit_is_rolled_back_and_retried()
    {
        var ada = await Server.SignUpAsync();
        // A sequence does not roll back.
        PostgreSqlTestServer.Execute(
            """
            CREATE SEQUENCE tries;
            CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN
                IF nextval(''tries'') < 3 THEN RAISE EXCEPTION USING ERRCODE = ''40P01''; END IF; RETURN NEW; END';
            CREATE TRIGGER fail BEFORE INSERT ON todos FOR EACH ROW EXECUTE FUNCTION fail()
            """,
            DatabaseName);

        await ada.CreateTodoAsync("once");

        Assert.That(await ContentsAsync(ada), Is.EqualTo(["once"]));
    }

    /// <summary>The least of several requests, because background work may take round trips meanwhile.</summary>
    private async Task<int> CountAsync(Func<Task<Reply>> request)
    {
        var least = int.MaxValue;
        for (var i = 0; i < Requests; i++)
        {
            var before = Proxy.RoundTrips;
            var reply = await request();
            least = Math.Min(least, Proxy.RoundTrips - before);
            Assert.That((int)reply.Status, Is.InRange(200, 299));
        }
        return least;
    }
}
