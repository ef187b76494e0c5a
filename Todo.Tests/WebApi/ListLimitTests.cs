using System.Net;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>The maximum number of lists per user (docs/api.md#limits).</summary>
internal sealed class ListLimitTests
{
    private const int Limit = 4;

    private static TodoServer? _server;

    private static TodoServer Server => _server ?? throw new InvalidOperationException("The server has not been started.");

    [OneTimeSetUp]
    public static async Task StartAsync() => _server = await TodoServer.StartAsync($"--Limits:ListsPerUser={Limit}");

    [OneTimeTearDown]
    public static async Task StopAsync() => await Server.DisposeAsync();

    [Test]
    public async Task A_list_beyond_the_limit_is_a_conflict_and_the_inbox_counts()
    {
        var ada = await Server.SignUpAsync();
        for (var i = 1; i < Limit; i++)
            await ada.CreateListAsync();

        var reply = await ada.PostAsync("/api/lists", new { name = "one more" });

        reply.AssertProblem(HttpStatusCode.Conflict, "A user may have at most 4 lists.");
        Assert.That(reply.Text("type"), Is.EqualTo("urn:todo:problem:limit-reached"));
        Assert.That((await ada.GetAsync("/api/lists")).Json.GetArrayLength(), Is.EqualTo(Limit));
        await (await Server.SignUpAsync()).CreateListAsync();
    }

    [Test]
    public async Task A_deleted_list_makes_room_for_another()
    {
        var ada = await Server.SignUpAsync();
        for (var i = 1; i < Limit; i++)
            await ada.CreateListAsync();
        var id = (await ada.GetAsync("/api/lists")).Json[1].GetProperty("id").GetInt64();

        await ada.DeleteAsync($"/api/lists/{id}");

        await ada.CreateListAsync();
    }

    [Test]
    public async Task Parallel_requests_do_not_exceed_the_limit()
    {
        var ada = await Server.SignUpAsync();

        var replies = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => ada.PostAsync("/api/lists", new { name = $"{i}" })));

        Assert.That(replies.Count(reply => reply.Status == HttpStatusCode.Created), Is.EqualTo(Limit - 1));
        Assert.That(replies.Count(reply => reply.Status == HttpStatusCode.Conflict), Is.EqualTo(12 - Limit + 1));
        Assert.That((await ada.GetAsync("/api/lists")).Json.GetArrayLength(), Is.EqualTo(Limit));
    }

    [Test]
    public async Task A_refused_list_leaves_its_key_free()
    {
        var ada = await Server.SignUpAsync();
        for (var i = 1; i < Limit; i++)
            await ada.CreateListAsync();
        var refused = await ada.PostAsync("/api/lists", new { name = "x" }, ("Idempotency-Key", "k"));
        await ada.DeleteAsync($"/api/lists/{(await ada.GetAsync("/api/lists")).Json[1].GetProperty("id").GetInt64()}");

        var created = await ada.PostAsync("/api/lists", new { name = "y" }, ("Idempotency-Key", "k"));

        Assert.That((refused.Status, created.Status), Is.EqualTo((HttpStatusCode.Conflict, HttpStatusCode.Created)));
    }
}
