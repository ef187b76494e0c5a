using System.Text.Json;
using Todo.Tests.Harness;

namespace Todo.Tests.WebApi;

/// <summary>What a client that follows GET /api/changes gets (docs/api.md#changes).</summary>
internal sealed class ChangesTests
{
    private static Task<TodoClient> SignUpAsync() => SharedServer.Instance.SignUpAsync();

    [Test]
    public async Task Without_a_cursor_all_lists_and_todos_are_returned_and_nothing_that_was_deleted_before()
    {
        var ada = await SignUpAsync();
        var list = await ada.CreateListAsync();
        var todo = await ada.CreateAsync(new { content = "a", list_id = list.Id, labels = new[] { "home" }, due_date = "2026-12-01" });
        var gone = await ada.CreateTodoAsync("gone");
        await ada.DeleteAsync($"/api/todos/{gone.Id}");
        await ada.DeleteAsync($"/api/trash/{gone.Id}");

        var changes = (await ada.GetAsync("/api/changes")).Json;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(changes.Members(), Is.EqualTo((string[])["lists", "todos", "deleted", "next", "has_more"]));
            Assert.That(IdsOf(changes, "lists"), Is.EqualTo(new[] { await ada.InboxAsync(), list.Id }));
            Assert.That(changes.GetProperty("lists")[1].GetRawText(), Is.EqualTo(list.Text));
            Assert.That(changes.GetProperty("todos").GetRawText(), Is.EqualTo($"[{todo.Text}]"));
            Assert.That(changes.GetProperty("deleted").GetArrayLength(), Is.Zero);
            Assert.That(changes.GetProperty("has_more").GetBoolean(), Is.False);
        }
    }

    [Test]
    public async Task With_a_cursor_each_thing_that_changed_is_returned_once_and_as_it_is_now()
    {
        var ada = await SignUpAsync();
        var kept = await ada.CreateTodoAsync("kept");
        var changed = await ada.CreateTodoAsync("before");
        var replica = await new Replica(ada).SyncAsync();
        await ada.PatchAsync($"/api/todos/{changed.Id}", new { content = "between" });
        var after = await ada.PatchAsync($"/api/todos/{changed.Id}", new { content = "after" });
        var list = await ada.CreateListAsync();

        await replica.SyncAsync();

        var changes = replica.Pages.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(changes.GetProperty("todos").GetRawText(), Is.EqualTo($"[{after.Text}]"));
            Assert.That(changes.GetProperty("lists").GetRawText(), Is.EqualTo($"[{list.Text}]"));
            Assert.That(replica.Todos.Keys, Is.EquivalentTo(new[] { kept.Id, changed.Id }));
        }
        await replica.AssertIsUpToDateAsync();
    }

    [Test]
    public async Task A_todo_in_the_trash_is_gone_and_comes_again_when_it_is_restored()
    {
        var ada = await SignUpAsync();
        var parent = await ada.CreateTodoAsync("parent");
        var subtask = await ada.CreateAsync(new { content = "subtask", parent_id = parent.Id });
        var replica = await new Replica(ada).SyncAsync();

        await ada.DeleteAsync($"/api/todos/{parent.Id}");
        await replica.SyncAsync();

        var trashed = (await ada.GetAsync("/api/trash")).Json[1].GetProperty("deleted_at").GetString();
        var deleted = replica.Pages.Single().GetProperty("deleted");
        Assert.That(deleted[0].GetRawText(), Is.EqualTo($$"""{"type":"todo","id":{{parent.Id}},"deleted_at":"{{trashed}}"}"""));
        Assert.That(IdsOf(replica.Pages.Single(), "deleted"), Is.EqualTo(new[] { parent.Id, subtask.Id }));
        await ada.PostAsync($"/api/trash/{parent.Id}/restore", new { });
        await replica.SyncAsync();
        Assert.That(IdsOf(replica.Pages.Single(), "todos"), Is.EqualTo(new[] { parent.Id, subtask.Id }));
        await replica.AssertIsUpToDateAsync();
    }

    private static readonly TestCaseData[] Purges =
    [
        new TestCaseData((TodoClient ada, long id) => ada.DeleteAsync($"/api/trash/{id}")).SetArgDisplayNames("one"),
        new TestCaseData((TodoClient ada, long id) => ada.DeleteAsync("/api/trash")).SetArgDisplayNames("all"),
    ];

    [TestCaseSource(nameof(Purges))]
    public async Task What_is_deleted_from_the_trash_stays_gone_for_a_client_that_did_not_know(Func<TodoClient, long, Task<Reply>> purge)
    {
        var ada = await SignUpAsync();
        var todo = await ada.CreateTodoAsync();
        var behind = await new Replica(ada).SyncAsync();
        var informed = await new Replica(ada).SyncAsync();
        await ada.DeleteAsync($"/api/todos/{todo.Id}");
        var deletedAt = (await ada.GetAsync("/api/trash")).Json[0].GetProperty("deleted_at").GetString();
        await informed.SyncAsync();

        await purge(ada, todo.Id);

        await behind.SyncAsync();
        await informed.SyncAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(behind.Todos, Is.Empty);
            Assert.That(behind.Pages.Single().GetProperty("deleted")[0].GetProperty("deleted_at").GetString(), Is.EqualTo(deletedAt));
            Assert.That(IdsOf(informed.Pages.Single(), "deleted"), Is.Empty);
        }
    }

    [Test]
    public async Task The_deletion_of_a_list_is_a_change_and_so_is_that_of_each_of_its_todos()
    {
        var ada = await SignUpAsync();
        var list = await ada.CreateListAsync();
        var todo = await ada.CreateAsync(new { content = "a", list_id = list.Id });
        var replica = await new Replica(ada).SyncAsync();

        await ada.DeleteAsync($"/api/lists/{list.Id}");
        await replica.SyncAsync();

        Assert.That(
            replica.Pages.Single().GetProperty("deleted").EnumerateArray().Select(one => $"{one.GetProperty("type")} {one.GetProperty("id")}"),
            Is.EquivalentTo((string[])[$"list {list.Id}", $"todo {todo.Id}"]));
        await replica.AssertIsUpToDateAsync();
    }

    [Test]
    public async Task A_next_todo_that_is_taken_back_is_gone()
    {
        var ada = await SignUpAsync();
        var todo = await ada.CreateAsync(new { content = "a", due_date = "2030-01-01", recurrence = "FREQ=DAILY" });
        var next = (await ada.PatchAsync($"/api/todos/{todo.Id}", new { is_done = true })).Json.GetProperty("next_id").GetInt64();
        var replica = await new Replica(ada).SyncAsync();
        Assert.That(replica.Todos, Does.ContainKey(next));

        await ada.PatchAsync($"/api/todos/{todo.Id}", new { is_done = false });
        await replica.SyncAsync();

        Assert.That(IdsOf(replica.Pages.Single(), "deleted"), Is.EqualTo(new[] { next }));
        await replica.AssertIsUpToDateAsync();
    }

    [Test]
    public async Task Without_a_trash_a_deleted_todo_leaves_a_deletion()
    {
        await using var server = await TodoServer.StartAsync("--Limits:TrashDays=0");
        var ada = await server.SignUpAsync();
        var todo = await ada.CreateTodoAsync();
        var replica = await new Replica(ada).SyncAsync();

        await ada.DeleteAsync($"/api/todos/{todo.Id}");
        await replica.SyncAsync();

        Assert.That(IdsOf(replica.Pages.Single(), "deleted"), Is.EqualTo(new[] { todo.Id }));
    }

    [Test]
    public async Task A_change_of_a_todo_is_no_change_of_its_list_or_of_its_parent()
    {
        var ada = await SignUpAsync();
        var todo = await ada.CreateAsync(new { content = "a", due_date = "2030-01-01", recurrence = "FREQ=DAILY" });
        await ada.CreateAsync(new { content = "subtask", parent_id = todo.Id });
        await ada.PatchAsync($"/api/todos/{todo.Id}", new { is_done = true });
        var replica = await new Replica(ada).SyncAsync();
        var subtask = replica.Todos.Values.Single(one => one.GetProperty("parent_id").ValueKind == JsonValueKind.Number && !one.GetProperty("is_done").GetBoolean());

        await ada.PatchAsync($"/api/todos/{subtask.GetProperty("id")}", new { notes = "n" });
        await replica.SyncAsync();

        Assert.That(IdsOf(replica.Pages.Single(), "todos"), Is.EqualTo(new[] { subtask.GetProperty("id").GetInt64() }));
        Assert.That(IdsOf(replica.Pages.Single(), "lists"), Is.Empty);
    }

    [Test]
    public async Task Pages_of_any_size_return_everything_once([Values(1, 2, 3, 7, 1000)] int limit)
    {
        var ada = await SignUpAsync();
        var replica = await new Replica(ada).SyncAsync();
        var list = await ada.CreateListAsync();
        for (var i = 0; i < 5; i++)
            await ada.CreateAsync(new { content = $"{i}", list_id = list.Id });
        var deleted = await ada.CreateTodoAsync();
        await ada.DeleteAsync($"/api/todos/{deleted.Id}");
        // One transaction that spans pages.
        await ada.PatchAsync("/api/todos", new { is_done = true });

        await replica.SyncAsync(limit);

        Assert.That(replica.Pages.SelectMany(page => IdsOf(page, "todos")), Is.Unique.And.Exactly(5).Items);
        Assert.That(replica.Pages.SelectMany(page => IdsOf(page, "deleted")), Is.EqualTo(new[] { deleted.Id }));
        Assert.That(replica.Pages.Select(page => IdsOf(page, "lists").Length + IdsOf(page, "todos").Length + IdsOf(page, "deleted").Length), Has.All.AtMost(limit));
        await replica.AssertIsUpToDateAsync();
    }

    [Test]
    public async Task A_page_ends_at_about_one_mebibyte()
    {
        var ada = await SignUpAsync();
        for (var i = 0; i < 40; i++)
            await ada.CreateAsync(new { content = new string('€', 10_000), notes = $"{i}" });

        var replica = new Replica(ada);
        await replica.StepAsync(1000);

        Assert.That(replica.Pages.Single().GetProperty("has_more").GetBoolean());
        Assert.That(replica.Todos, Has.Count.InRange(30, 36));
        await replica.SyncAsync();
        await replica.AssertIsUpToDateAsync();
    }

    [Test]
    public async Task Without_changes_the_page_is_empty_and_its_cursor_is_good()
    {
        var ada = await SignUpAsync();
        await ada.CreateTodoAsync();
        var replica = await new Replica(ada).SyncAsync();

        await replica.SyncAsync();
        var todo = await ada.CreateTodoAsync();
        await replica.SyncAsync();

        Assert.That(IdsOf(replica.Pages.Single(), "todos"), Is.EqualTo(new[] { todo.Id }));
    }

    [TestCase("limit=0", "limit", "out_of_range")]
    [TestCase("limit=1001", "limit", "out_of_range")]
    [TestCase("limit=x", "limit", "malformed")]
    [TestCase("since=", "since", "empty")]
    [TestCase("since=x", "since", "malformed")]
    [TestCase("since=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "since", "malformed")]
    public async Task A_wrong_parameter_is_rejected(string query, string member, string code)
    {
        var reply = await (await SignUpAsync()).GetAsync($"/api/changes?{query}");

        reply.AssertInvalid(member);
        Assert.That(reply.CodesOf(member), Is.EqualTo((string[])[code]));
    }

    [Test]
    public async Task The_cursor_of_another_user_is_rejected()
    {
        var (ada, bob) = (await SignUpAsync(), await SignUpAsync());
        var cursor = (await bob.GetAsync("/api/changes")).Json.GetProperty("next").GetString();

        (await ada.GetAsync($"/api/changes?since={cursor}")).AssertInvalid("since");
    }

    [Test]
    public async Task A_list_cursor_is_rejected()
    {
        var ada = await SignUpAsync();
        await ada.CreateTodoAsync();
        await ada.CreateTodoAsync();
        var next = PageWalk.NextOf(await ada.GetAsync("/api/todos?limit=1"))!;

        (await ada.GetAsync($"/api/changes?since={next[(next.IndexOf("after=", StringComparison.Ordinal) + 6)..]}")).AssertInvalid("since");
    }

    [Test]
    public async Task Changes_of_another_user_are_not_returned()
    {
        var (ada, bob) = (await SignUpAsync(), await SignUpAsync());
        await bob.CreateTodoAsync();
        var trashed = await bob.CreateTodoAsync();
        var purged = await bob.CreateTodoAsync();
        var replica = await new Replica(ada).SyncAsync();
        await bob.DeleteAsync($"/api/todos/{trashed.Id}");
        await bob.DeleteAsync($"/api/todos/{purged.Id}");
        await bob.DeleteAsync($"/api/trash/{purged.Id}");
        await bob.DeleteAsync($"/api/lists/{(await bob.CreateListAsync()).Id}");

        await replica.SyncAsync();

        Assert.That(replica.Todos, Is.Empty);
        Assert.That(IdsOf(replica.Pages.Single(), "deleted"), Is.Empty);
    }

    private static long[] IdsOf(JsonElement changes, string member) =>
        [.. changes.GetProperty(member).EnumerateArray().Select(one => one.GetProperty("id").GetInt64())];
}
