using System.Net;
using System.Text.Json;
using Todo.Infrastructure.Database;
using Todo.Tests.Harness;

namespace Todo.Tests.Database;

/// <summary>
/// The upgrade gives each user an inbox with all todos, and what the previous release writes afterward is adopted: a user has an inbox, and
/// a todo a list, in the first answer that names it.
/// </summary>
internal sealed class PreviousReleaseTests
{
    /// <summary>What a client can do first; each returns the list of the todo "jam".</summary>
    private static readonly Dictionary<string, Func<TodoClient, long, Task<long?>>> Firsts = new()
    {
        ["reads_it"] = async (client, jam) => (await client.ReadAsync(jam)).Number("list_id"),
        ["reads_all"] = async (client, jam) => Find(await client.QueryAsync(), jam).Number("list_id"),
        ["reads_by_position"] = async (client, jam) => Find(await client.QueryAsync("&sort=position"), jam).Number("list_id"),
        ["reads_the_inbox"] = async (client, jam) => Find(await client.QueryAsync($"&list_id={await client.InboxAsync()}"), jam).Number("list_id"),
        ["creates_a_todo"] = async (client, jam) =>
        {
            await client.AddAsync();
            return (await client.ReadAsync(jam)).Number("list_id");
        },
        ["creates_a_list"] = async (client, jam) =>
        {
            await client.AddListAsync();
            return (await client.ReadAsync(jam)).Number("list_id");
        },
        ["changes_it"] = async (client, jam) => (await client.ChangeAsync(jam, new { notes = "n" })).Number("list_id"),
        ["completes_it"] = async (client, jam) => (await client.CompleteAsync(jam)).Number("list_id"),
        ["moves_it"] = async (client, jam) => (await client.MoveAsync(jam, new { after_id = (long?)null })).Number("list_id"),
        ["adds_a_subtask"] = async (client, jam) => (await client.AddAsync(new { content = "open it", parent_id = jam })).Number("list_id"),
        ["completes_all"] = async (client, jam) =>
        {
            Assert.That((await client.PatchAsync("/api/todos", new { is_done = true })).Status, Is.EqualTo(HttpStatusCode.OK));
            return (await client.ReadAsync(jam)).Number("list_id");
        },
        ["deletes_and_restores_it"] = async (client, jam) =>
        {
            await client.RemoveAsync(jam);
            return (await client.PostAsync($"/api/trash/{jam}/restore", new { })).Json.Number("list_id");
        },
        ["exports"] = async (client, jam) =>
            Find([.. (await client.GetAsync("/api/users/me/export")).Json.GetProperty("todos").EnumerateArray()], jam).Number("list_id"),
    };

    private static IEnumerable<string> FirstNames => Firsts.Keys;

    private PreviousRelease _previous = null!;

    [SetUp]
    public void Create()
    {
        if (TestDatabase.Provider == DatabaseProvider.SqlServer)
            Skip.OnSqlServer("the writes of the previous release are written for SQLite and PostgreSQL");
        _previous = new();
    }

    [TearDown]
    public void Delete() => _previous?.Dispose();

    [Test]
    public async Task The_upgrade_gives_each_user_an_inbox_with_all_todos_in_the_order_of_their_ids()
    {
        foreach (var user in new[] { "ada", "ben", "cleo" })
            _previous.AddUser(user);
        _previous.AddTodo("ada", "milk", second: 5);
        _previous.AddTodo("ben", "tea");
        _previous.AddTodo("ada", "bread", isDone: true, second: 3);
        _previous.AddTodo("ada", "eggs", second: 1);

        await using var server = await TodoServer.StartOnAsync(_previous.Database);

        var ada = await PreviousRelease.SignInAsync(server, "ada");
        var inbox = await AssertInboxAsync(ada, open: 2);
        var todos = await ada.QueryAsync($"&sort=position&list_id={inbox}");
        Assert.That(todos.Select(todo => todo.Text("content")), Is.EqualTo(["milk", "bread", "eggs"]));
        Assert.That(todos.Select(todo => todo.Number("position")), Is.Unique.And.All.Positive);
        Assert.That(todos.Select(todo => todo.Text("completed_at")), Is.EqualTo(new[] { null, PreviousRelease.TimeOf(3), null }));
        Assert.That((await ada.QueryAsync("&completed_from=2026-01-01T00:00:00Z")).Single().Text("content"), Is.EqualTo("bread"));
        Assert.That((await ada.GetAsync("/api/users/me")).Text("time_zone"), Is.EqualTo("UTC"));
        var jam = await ada.AddAsync("jam");
        await ada.MoveAsync(jam, new { before_id = todos[1].Id() });
        var last = await ada.AddAsync("last");
        Assert.That(await ada.OrderAsync(), Is.EqualTo(new[] { todos[0].Id(), jam, todos[1].Id(), todos[2].Id(), last }));
        await AssertInboxAsync(await PreviousRelease.SignInAsync(server, "ben"), open: 1);
        await AssertInboxAsync(await PreviousRelease.SignInAsync(server, "cleo"), open: 0);
    }

    [TestCaseSource(nameof(FirstNames))]
    public async Task A_todo_of_the_previous_release_is_in_the_inbox_as_soon_as_a_client(string first)
    {
        _previous.AddUser("ada");
        _previous.AddTodo("ada", "milk");
        await using var server = await TodoServer.StartOnAsync(_previous.Database);
        _previous.AddTodo("ada", "jam");

        await AssertAdoptedAsync(server, "ada", jam: 2, first);
    }

    [TestCaseSource(nameof(FirstNames))]
    public async Task A_user_of_the_previous_release_has_an_inbox_as_soon_as_a_client(string first)
    {
        await using var server = await TodoServer.StartOnAsync(_previous.Database);
        _previous.AddUser("ben");
        _previous.AddTodo("ben", "jam");

        await AssertAdoptedAsync(server, "ben", jam: 1, first);
    }

    [Test]
    public async Task A_user_of_the_previous_release_without_todos_has_one_inbox_whatever_comes_first()
    {
        await using var server = await TodoServer.StartOnAsync(_previous.Database);
        foreach (var user in new[] { "ada", "ben", "cleo" })
            _previous.AddUser(user);
        var (ada, ben, cleo) = (
            await PreviousRelease.SignInAsync(server, "ada"), await PreviousRelease.SignInAsync(server, "ben"), await PreviousRelease.SignInAsync(server, "cleo"));

        var inbox = await ada.InboxAsync();
        Assert.That(await ada.InboxAsync(), Is.EqualTo(inbox));
        Assert.That((await ben.AddAsync(new { content = "x" })).Number("list_id"), Is.EqualTo(await ben.InboxAsync()));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => i % 2 == 0 ? cleo.AddAsync("x") : cleo.InboxAsync()));
        await AssertInboxAsync(cleo, open: 2);
    }

    [Test]
    public async Task Todos_of_the_previous_release_come_to_the_end_of_the_inbox_in_the_order_of_their_ids()
    {
        _previous.AddUser("ada");
        _previous.AddTodo("ada", "milk");
        await using var server = await TodoServer.StartOnAsync(_previous.Database);
        var ada = await PreviousRelease.SignInAsync(server, "ada");
        await ada.MoveAsync(await ada.AddAsync("first"), new { after_id = (long?)null });
        _previous.AddTodo("ada", "jam");
        _previous.AddTodo("ada", "honey");

        var last = await ada.AddAsync("last");

        Assert.That(
            (await ada.QueryAsync("&sort=position")).Select(todo => todo.Text("content")).Where(content => content != "last"),
            Is.EqualTo(["first", "milk", "jam", "honey"]));
        await ada.MoveAsync(last, new { before_id = 3 });
        await ada.MoveAsync(4, new { after_id = (long?)null });
        Assert.That((await ada.QueryAsync("&sort=position")).Select(todo => todo.Text("content")), Is.EqualTo(["honey", "first", "milk", "last", "jam"]));
    }

    [Test]
    public async Task The_previous_release_completes_reopens_and_deletes()
    {
        _previous.AddUser("ada");
        foreach (var content in new[] { "milk", "bread", "eggs", "jam" })
            _previous.AddTodo("ada", content, isDone: content == "bread");
        await using var server = await TodoServer.StartOnAsync(_previous.Database);
        var ada = await PreviousRelease.SignInAsync(server, "ada");
        await ada.ChangeAsync(4, new { labels = new[] { "home" } });
        await ada.RemoveAsync(3);

        _previous.SetDone("ada", "milk", isDone: true, second: 7);
        _previous.SetDone("ada", "bread", isDone: false, second: 8);
        Assert.That(_previous.Count("ada"), Is.EqualTo(3), "the previous release does not see the trash");
        _previous.Delete("ada", "jam");

        Assert.That(
            (await ada.QueryAsync()).Select(todo => (todo.Text("content"), todo.IsDone(), todo.Text("completed_at"))),
            Is.EqualTo(new[] { ("milk", true, PreviousRelease.TimeOf(7)), ("bread", false, (string?)null) }));
        Assert.That((await ada.GetAsync("/api/labels")).Text, Is.EqualTo("[]"));
        await AssertInboxAsync(ada, open: 1);
    }

    [Test]
    public async Task A_repeat_of_a_request_that_the_previous_release_answered_gets_that_answer()
    {
        _previous.AddUser("ada");
        _previous.AddTodo("ada", "milk", isDone: true);
        _previous.KeepAnswer("ada", "k", TimeProvider.System.GetUtcNow());
        await using var server = await TodoServer.StartOnAsync(_previous.Database);
        var ada = await PreviousRelease.SignInAsync(server, "ada");

        var reply = await ada.PostAsync("/api/todos", new { content = "milk", is_done = true }, ("Idempotency-Key", "k"));
        var other = await ada.PostAsync("/api/todos", new { content = "milk" }, ("Idempotency-Key", "k"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((reply.Status, reply.Header("Idempotent-Replayed")), Is.EqualTo((HttpStatusCode.Created, "true")), reply.Text);
            Assert.That(reply.Json.Members(), Is.EqualTo(JsonShape.Todo));
            Assert.That(reply.Text, Does.StartWith("""{"id":1,"content":"milk","is_done":true,"user_id":1,"created_at":"2026-01-01T00:00:07.751006Z","""));
            Assert.That(reply.ETag, Is.EqualTo("\"647484696855e\""));
            Assert.That((await ada.QueryAsync()), Has.Length.EqualTo(1));
            Assert.That(reply.Json.Text("priority"), Is.EqualTo("none"));
        }
        other.AssertInvalid("Idempotency-Key");
    }

    private static async Task AssertAdoptedAsync(TodoServer server, string user, long jam, string first)
    {
        var client = await PreviousRelease.SignInAsync(server, user);

        var list = await Firsts[first](client, jam);

        Assert.That(list, Is.Positive.And.EqualTo(await client.InboxAsync()));
        Assert.That(await client.OrderAsync($"&list_id={list}"), Does.Contain(jam));
    }

    private static async Task<long> AssertInboxAsync(TodoClient client, long open)
    {
        var list = (await client.GetAsync("/api/lists")).Json.EnumerateArray().Single();
        Assert.That((list.Text("name"), list.GetProperty("is_inbox").GetBoolean(), list.Number("open_count")), Is.EqualTo(("Inbox", true, open)));
        return list.Id();
    }

    private static JsonElement Find(JsonElement[] todos, long id) => todos.Single(todo => todo.Id() == id);
}
