using System.Net;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>Completing recurring todos in bulk, at the limit, and by several clients at once.</summary>
internal sealed class RecurrenceLimitsTests
{
    private static TodoServer _server = null!;

    private TodoClient _ada = null!;

    [OneTimeSetUp]
    public static async Task StartAsync()
    {
        _server = await TodoServer.StartAsync("--Limits:TodosPerUser=40");
        _server.Clock.StopAt(new(2031, 1, 15, 12, 0, 0, TimeSpan.Zero));
    }

    [OneTimeTearDown]
    public static async Task StopAsync() => await _server.DisposeAsync();

    [SetUp]
    public async Task SignUpAsync() => _ada = await _server.SignUpAsync();

    [Test]
    public async Task At_the_limit_nothing_changes()
    {
        var id = (await _ada.AddAsync(new { content = "x", due_date = "2031-01-20", recurrence = "FREQ=DAILY" })).Id();
        await _ada.AddAsync(new { content = "sub", parent_id = id });
        // One place is left, and the next needs two.
        await _ada.AddManyAsync(37);
        var before = await _ada.QueryAsync();

        var one = await _ada.PatchAsync($"/api/todos/{id}", new { is_done = true, content = "y" });
        var all = await _ada.PatchAsync("/api/todos", new { is_done = true });

        one.AssertProblem(HttpStatusCode.Conflict);
        all.AssertProblem(HttpStatusCode.Conflict);
        Assert.That(one.Detail, Does.Contain("40"));
        Assert.That((await _ada.QueryAsync()).Select(todo => todo.GetRawText()), Is.EqualTo(before.Select(todo => todo.GetRawText())));
        await _ada.AddAsync();
        (await _ada.PostAsync("/api/todos", new { content = "x" })).AssertProblem(HttpStatusCode.Conflict);
    }

    [Test]
    public async Task A_bulk_completion_creates_the_next_ones_and_leaves_them_open()
    {
        var one = (await _ada.AddAsync(new { content = "one", due_date = "2031-01-20", recurrence = "FREQ=DAILY" })).Id();
        await _ada.AddAsync(new { content = "sub", parent_id = one });
        await _ada.AddAsync(new { content = "two", due_date = "2031-01-20", recurrence = "FREQ=WEEKLY" });

        Assert.That((await _ada.PatchAsync("/api/todos", new { is_done = true })).Text, Is.EqualTo("{\"updated\":3}"));
        Assert.That(
            (await _ada.QueryAsync("&is_done=false")).Select(todo => (todo.Text("content"), todo.Text("due_date"))),
            Is.EquivalentTo(new[] { ("one", "2031-01-21"), ("sub", (string?)null), ("two", "2031-01-27") }));
        Assert.That((await _ada.PatchAsync("/api/todos", new { is_done = false })).Text, Is.EqualTo("{\"updated\":3}"));
        Assert.That(await _ada.QueryAsync(), Has.Length.EqualTo(3), "the next ones were taken back");
    }

    [Test]
    public async Task Clients_that_complete_a_todo_at_once_create_one_next()
    {
        var id = (await _ada.AddAsync(new { content = "x", due_date = "2031-01-20", recurrence = "FREQ=DAILY" })).Id();

        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => i % 2 == 0
            ? _ada.PatchAsync($"/api/todos/{id}", new { is_done = true })
            : _ada.PatchAsync("/api/todos", new { is_done = true })));

        Assert.That(replies.Select(reply => reply.Status), Is.All.EqualTo(HttpStatusCode.OK));
        var todos = await _ada.QueryAsync();
        // A bulk completion may begin when the next is there, and then completes that too: a chain.
        Assert.That(todos.Select(todo => todo.Number("next_id")), Is.EqualTo(todos.Skip(1).Select(todo => (long?)todo.Id()).Append(null)));
        Assert.That(todos.Select(todo => todo.Text("due_date")), Is.Unique.And.Ordered.Ascending);
    }

    [Test]
    public async Task A_completion_with_a_stale_version_creates_nothing()
    {
        var todo = await _ada.PostAsync("/api/todos", new { content = "x", due_date = "2031-01-20", recurrence = "FREQ=DAILY" });
        await _ada.ChangeAsync(todo.Id, new { notes = "new" });

        (await _ada.PatchAsync($"/api/todos/{todo.Id}", new { is_done = true }, ("If-Match", todo.ETag!))).AssertProblem(HttpStatusCode.PreconditionFailed);
        Assert.That((await _ada.QueryAsync()).Single().IsDone(), Is.False);
    }
}
