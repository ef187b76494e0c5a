using System.Net;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>The maximum number of todos per user (docs/api.md#limits).</summary>
internal sealed class TodoLimitTests
{
    private const int Limit = 5;

    private static TodoServer? _server;

    private static TodoServer Server => _server ?? throw new InvalidOperationException("The server has not been started.");

    [OneTimeSetUp]
    public static async Task StartAsync() => _server = await TodoServer.StartAsync($"--Limits:TodosPerUser={Limit}");

    [OneTimeTearDown]
    public static async Task StopAsync() => await Server.DisposeAsync();

    [Test]
    public async Task A_todo_beyond_the_limit_is_a_conflict_and_other_users_are_unaffected()
    {
        var ada = await FullAsync();

        var reply = await ada.PostAsync("/api/todos", new { content = "one more" });

        reply.AssertProblem(HttpStatusCode.Conflict);
        Assert.That(reply.Detail, Does.Contain(" 5 "));
        await (await Server.SignUpAsync()).CreateTodoAsync();
    }

    [Test]
    public async Task An_invalid_todo_beyond_the_limit_is_invalid()
    {
        var ada = await FullAsync();

        var reply = await ada.PostAsync("/api/todos", new { content = "one more", due_time = "10:00" });

        reply.AssertInvalid("due_time");
    }

    [Test]
    public async Task Parallel_requests_do_not_exceed_the_limit()
    {
        var ada = await Server.SignUpAsync();

        var replies = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => ada.PostAsync("/api/todos", new { content = $"todo {i}" })));

        Assert.That(replies.Count(reply => reply.Status == HttpStatusCode.Created), Is.EqualTo(Limit));
        Assert.That(replies.Count(reply => reply.Status == HttpStatusCode.Conflict), Is.EqualTo(12 - Limit));
        Assert.That((await ada.GetAsync("/api/todos")).Json.GetArrayLength(), Is.EqualTo(Limit));
    }

    [Test]
    public async Task A_deleted_todo_releases_its_quota_once()
    {
        var ada = await FullAsync();
        var id = (await ada.GetAsync("/api/todos?limit=1")).Json[0].GetProperty("id").GetInt64();
        await ada.DeleteAsync($"/api/todos/{id}");
        await ada.DeleteAsync($"/api/todos/{id}");

        Assert.That(await FreePlacesAsync(ada), Is.EqualTo(1));
    }

    [Test]
    public async Task Todos_deleted_in_bulk_release_their_quota()
    {
        var ada = await FullAsync();
        foreach (var todo in (await ada.GetAsync("/api/todos?limit=3")).Json.EnumerateArray())
            await ada.PatchAsync($"/api/todos/{todo.GetProperty("id")}", new { is_done = true });
        await ada.DeleteAsync("/api/todos?is_done=true");

        Assert.That(await FreePlacesAsync(ada), Is.EqualTo(3));
    }

    [Test]
    public async Task A_rejected_deletion_releases_no_quota()
    {
        var ada = await FullAsync();
        var id = (await ada.GetAsync("/api/todos?limit=1")).Json[0].GetProperty("id").GetInt64();
        await ada.DeleteAsync($"/api/todos/{id}", null, ("If-Match", "\"x\""));

        Assert.That(await FreePlacesAsync(ada), Is.Zero);
    }

    [Test]
    public async Task A_retry_reserves_no_quota_and_a_rejected_request_does_not_use_its_key()
    {
        var ada = await Server.SignUpAsync();
        var first = await ada.PostAsync("/api/todos", new { content = "first" }, ("Idempotency-Key", "first"));
        for (var i = 1; i < Limit; i++)
            await ada.CreateTodoAsync();
        Assert.That((await ada.PostAsync("/api/todos", new { content = "x" }, ("Idempotency-Key", "x"))).Status, Is.EqualTo(HttpStatusCode.Conflict));

        Assert.That((await ada.PostAsync("/api/todos", new { content = "first" }, ("Idempotency-Key", "first"))).Text, Is.EqualTo(first.Text));
        await ada.DeleteAsync($"/api/todos/{first.Id}");
        var retried = await ada.PostAsync("/api/todos", new { content = "x" }, ("Idempotency-Key", "x"));

        Assert.That((retried.Status, retried.Header("Idempotent-Replayed")), Is.EqualTo((HttpStatusCode.Created, (string?)null)));
    }

    private static async Task<TodoClient> FullAsync()
    {
        var client = await Server.SignUpAsync();
        for (var i = 0; i < Limit; i++)
            await client.CreateTodoAsync();
        return client;
    }

    private static async Task<int> FreePlacesAsync(TodoClient client)
    {
        var places = 0;
        while ((await client.PostAsync("/api/todos", new { content = "one more" })).Status == HttpStatusCode.Created)
            places++;
        return places;
    }
}
