using System.Net;
using Todo.Tests.Harness;

namespace Todo.Tests.Database;

/// <summary>How requests handle a fault during their transaction. A trigger raises the faults.</summary>
[PostgreSqlOnly]
internal sealed class PostgreSqlRetriesTests
{
    [TestCase("40001", TestName = "A conflict is retried")]
    [TestCase("40P01", TestName = "A deadlock is retried")]
    [TestCase("57P01", TestName = "A shutdown is retried")]
    public async Task A_transient_fault_is_retried_within_the_request(string state)
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        OnInsert(server, $"IF nextval('tries') <= 2 THEN RAISE EXCEPTION 'as told' USING ERRCODE = '{state}'; END IF; RETURN NEW;");

        await ada.CreateTodoAsync();

        Assert.That((await ada.GetAsync("/api/todos")).Json.GetArrayLength(), Is.EqualTo(1));
        Assert.That(Tries(server), Is.EqualTo(3));
    }

    [TestCase("53100", HttpStatusCode.InsufficientStorage, TestName = "A full disk is 507 without a retry")]
    [TestCase("25006", HttpStatusCode.ServiceUnavailable, TestName = "A read-only server is 503 without a retry")]
    [TestCase("57014", HttpStatusCode.ServiceUnavailable, TestName = "A timeout of the server is 503 without a retry")]
    [TestCase("22000", HttpStatusCode.InternalServerError, TestName = "A bug is 500 without a retry")]
    public async Task Other_faults_are_not_retried(string state, HttpStatusCode status)
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        OnInsert(server, $"PERFORM nextval('tries'); RAISE EXCEPTION 'as told' USING ERRCODE = '{state}';");

        var reply = await ada.PostAsync("/api/todos", new { content = "x" });

        reply.AssertProblem(status);
        Assert.That(reply.Header("Retry-After") is not null, Is.EqualTo(status == HttpStatusCode.ServiceUnavailable));
        Assert.That(Tries(server), Is.EqualTo(1));
        Assert.That((await ada.GetAsync("/api/todos")).Json.GetArrayLength(), Is.Zero);
    }

    [Test]
    public async Task A_commit_without_a_response_is_503_and_is_not_retried()
    {
        await using var server = await TodoServer.StartAsync();
        var ada = await server.SignUpAsync();
        OnInsert(
            server,
            "PERFORM nextval('tries'); PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL;",
            "CREATE CONSTRAINT TRIGGER fail AFTER INSERT ON todos DEFERRABLE INITIALLY DEFERRED");

        var reply = await ada.PostAsync("/api/todos", new { content = "x" });

        reply.AssertProblem(HttpStatusCode.ServiceUnavailable);
        Assert.That(reply.Header("Retry-After"), Is.Not.Null);
        Assert.That(Tries(server), Is.EqualTo(1));
    }

    /// <summary>A sequence counts the attempts, because a rollback does not reset it.</summary>
    private static void OnInsert(TodoServer server, string body, string trigger = "CREATE TRIGGER fail BEFORE INSERT ON todos") =>
        PostgreSqlTestServer.Execute(
            $"""
            CREATE SEQUENCE tries;
            CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} END $$;
            {trigger} FOR EACH ROW EXECUTE FUNCTION fail()
            """,
            server.Database.Name);

    private static long Tries(TodoServer server) => (long)PostgreSqlTestServer.Execute("SELECT last_value FROM tries", server.Database.Name)!;
}
